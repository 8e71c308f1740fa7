/**
 * What GoogleSQL's functions give, on every engine. What an engine refuses must be in `refused/<engine>.txt`, and all that is
 * there must be refused; UPDATE_REFUSED=1 writes those lists anew.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { engines } from "@sluice/engines";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, type Databases, databases } from "../../conformance/databases.ts";
import { outcomeOf, topics } from "./suite.ts";

const listOf = (dialect: string) => fileURLToPath(new URL(`refused/${dialect}.txt`, import.meta.url));

function knownRefusals(dialect: string): ReadonlySet<string> {
  const file = listOf(dialect);
  return new Set(existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []);
}

const oneLine = (sql: string) => sql.replaceAll("\n", " ");

describe.each(engines.map(({ name }) => name))("%s", (dialect) => {
  const known = knownRefusals(dialect);
  const refused: string[] = [];
  let all: Databases;
  let database: Database;

  beforeAll(async () => {
    all = databases(dialect);
    database = await all.fresh();
  });

  afterAll(async () => {
    await database?.close();
    await all?.stop();
    if (process.env["UPDATE_REFUSED"]) writeFileSync(listOf(dialect), refused.map((sql) => `${sql}\n`).join(""));
  });

  test.each(Object.entries(topics))("%s", async (_topic, cases) => {
    const unexpected: string[] = [];
    for (const each of cases) {
      const outcome = await outcomeOf(each, database);
      const sql = oneLine(each[0]);
      if (outcome.kind === "refused") refused.push(sql);
      const fine = known.has(sql) ? outcome.kind === "refused" : outcome.kind === "passed";
      if (!fine)
        unexpected.push(`${sql}: ${outcome.kind === "passed" ? "passes, and is listed as refused" : outcome.message}`);
    }
    expect(unexpected).toEqual([]);
  });
});
