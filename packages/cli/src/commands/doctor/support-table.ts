import { supportRows } from "@sluice/engines";
import { aligned } from "../../words/table.ts";

/** Every function of GoogleSQL that is known, and which engines have it. */
export function supportTable(json: boolean): string {
  const all = supportRows();
  if (json) return JSON.stringify(all, null, 2);
  const engines = Object.keys(all[0]?.supported ?? {});
  const rows = all.map(({ topic, name, supported }) => [
    topic,
    name,
    ...engines.map((engine) => (supported[engine] ? "yes" : "-")),
  ]);
  const counts = engines.map((engine) => `${engine} ${all.filter(({ supported }) => supported[engine]).length}`);
  return `${aligned(["topic", "function", ...engines], rows)}\n\n${all.length} functions: ${counts.join(", ")}`;
}
