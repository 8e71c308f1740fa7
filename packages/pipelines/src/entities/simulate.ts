import { parseArgs } from "node:util";
import { insertMonth } from "./insert-month.ts";

export const ENTITIES_HELP = `usage: npm run simulate -- entities --year 2022 --month 1

Deletes a month of the table entity of the production database, and inserts it again: the same rows, under new ids.

  --year YEAR           of the month
  --month MONTH         1 to 12; without it all of the year's
  --controller NUMBER   rows so many times as dense, values so many times as large; default RANDOM_MAIN_CONTROLLER, else 100
  --to ADDRESS          postgres://…; default PRODUCTION_URL`;

const options = {
  year: { type: "string" },
  month: { type: "string" },
  controller: { type: "string" },
  to: { type: "string" },
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

export async function simulateEntities(args: readonly string[], environment: Environment): Promise<void> {
  const { values } = parseArgs({ args: [...args], options });
  const address = values.to ?? environment.PRODUCTION_URL;
  if (!address) throw new Error("no production database: set PRODUCTION_URL, or give --to postgres://…");
  const year = whole("--year", values.year, 1, 9999);
  const controller = whole("--controller", values.controller ?? (environment.RANDOM_MAIN_CONTROLLER || "100"), 1, 1600);
  const months = values.month === undefined ? all : [whole("--month", values.month, 1, 12)];
  for (const month of months) {
    const { deleted, inserted } = await insertMonth(address, { year, month, controller });
    console.log(`INSERTED entity of ${year}-${String(month).padStart(2, "0")}: ${inserted} rows, ${deleted} deleted`);
  }
}

const all = Array.from({ length: 12 }, (_, at) => at + 1);

function whole(name: string, text: string | undefined, low: number, high: number): number {
  const value = /^\d+$/.test(text ?? "") ? Number(text) : Number.NaN;
  if (value >= low && value <= high) return value;
  throw new Error(`${name}: expected a whole number from ${low} to ${high}, got ${text ?? "none"}`);
}
