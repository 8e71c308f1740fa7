/** A table or a query of a PostgreSQL database, by COPY: all of it, or the windows of it that changed since the last load. */
import { quoteTable } from "./names.ts";
import type { Transport } from "../transport.ts";
import type { PostgresOptions, Reading } from "./options.ts";

export const postgres = (options: PostgresOptions = {}): Transport => ({
  schemes: ["postgres", "postgresql"],
  with: ({ headers, windowBy }) => (windowBy && !headers ? postgres({ ...options, windowBy }) : undefined),
  async open({ address, label }, request) {
    // Loaded when it is needed: most runs read no database.
    const { openSnapshot } = await import("./snapshot.ts");
    const { openWindows } = await import("./windows/index.ts");
    const { openWhole } = await import("./whole.ts");
    const reading = readingOf(options, request.name);
    const snapshot = await openSnapshot(address, { label, title: reading.title, ...options });
    try {
      const { windowBy } = options;
      return windowBy === undefined
        ? await openWhole(snapshot, reading)
        : await openWindows(snapshot, reading, { ...options, windowBy, label }, request);
    } catch (error) {
      await snapshot.close();
      throw error;
    }
  },
});

function readingOf({ table, query }: PostgresOptions, source: string): Reading {
  if (query !== undefined) return { relation: `(${query.replace(/;\s*$/, "")}\n)`, title: "the query" };
  const name = table ?? source;
  return { relation: quoteTable(name), title: `table ${name}` };
}
