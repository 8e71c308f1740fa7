import { type ActionResult, namingOf, openSession } from "@sluice/runner";
import { urlOf } from "../../targets/index.ts";
import { cell } from "../../words/cell.ts";
import { dim } from "../../words/colours.ts";
import { aligned } from "../../words/table.ts";
import type { Build } from "./request.ts";

/** So many rows are shown, and so much of a value. */
const most = 5;
const widest = 60;

/** The first rows that an assertion found, and where all of them are; empty for what found none. */
export async function failingRows({ type, rows, target }: ActionResult, build: Build): Promise<string> {
  if (type !== "assertion" || !rows || build.signal.aborted) return "";
  const { database, schema, name } = target;
  const first = await firstRows([database, schema, name].filter(Boolean).join("."), build);
  const more = rows > most ? `and ${(rows - most).toLocaleString("en")} more: ` : "";
  const query = `sluice query${elsewhere(build)} "select * from ${[schema, name].filter(Boolean).join(".")}"`;
  const where = dim(`${more}${query}`);
  return `\n${[first, where].filter(Boolean).join("\n")}`.replaceAll(/^(?=.)/gm, "  ");
}

/** A warehouse that is not the one that commands take where they are told none; without its password. */
const elsewhere = ({ warehouse, project }: Build): string =>
  warehouse.label === urlOf({}, project.config) ? "" : ` --warehouse ${warehouse.label}`;

/** Where they can't be read, as the code that finds them may fail at another row, the message alone has to do. */
async function firstRows(path: string, { project, warehouse }: Build): Promise<string> {
  try {
    const session = openSession(warehouse, namingOf(project.graph));
    const { columns, rows } = await session.run(`select * from \`${path}\` limit ${most}`);
    const names = columns.map(({ name }) => name);
    const cells = rows.map((row) => names.map((name) => narrow(cell(row[name]))));
    return aligned(names, cells);
  } catch {
    return "";
  }
}

function narrow(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > widest ? `${line.slice(0, widest - 1)}…` : line;
}
