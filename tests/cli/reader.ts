/** Reads a published copy again and again, and prints how many rows it found: `reader.ts ENGINE FILE`. */
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { DuckDBInstance } from "@duckdb/node-api";

const [engine, file = ""] = process.argv.slice(2);

async function duckdb(): Promise<number> {
  const instance = await DuckDBInstance.create(file, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll("select count(*) from shop.sums")).getRows();
  connection.closeSync();
  instance.closeSync();
  return Number(rows[0]![0]);
}

function sqlite(): number {
  const database = new DatabaseSync(file, { readOnly: true });
  const row = database.prepare("select count(*) as n from sums").get();
  database.close();
  return Number(row!.n);
}

for (;;) {
  // As text: numbers are coloured where colours are wished for.
  console.log(String(engine === "duckdb" ? await duckdb() : sqlite()));
  await sleep(20);
}
