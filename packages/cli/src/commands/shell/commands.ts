/** What begins with a backslash. */
import { typeName } from "@sluice/googlesql";
import type { Relation, Warehouse } from "@sluice/engines";
import { aligned } from "../../words/table.ts";

export interface Setting {
  timing: boolean;
}

type Command = (argument: string, warehouse: Warehouse, setting: Setting) => Promise<string>;

const commands: Readonly<Record<string, readonly [what: string, run: Command]>> = {
  "\\d": ["tables and views; with a name, its columns", (name, warehouse) => described(name, warehouse)],
  "\\timing": [
    "how long each statement takes, on or off",
    async (_, __, setting) => {
      setting.timing = !setting.timing;
      return `timing is ${setting.timing ? "on" : "off"}`;
    },
  ],
  "\\q": ["leave", async () => ""],
  "\\?": ["this list", async () => help()],
};

export const commandNames: readonly string[] = Object.keys(commands);

/** The answer to one line; undefined where there is no such command. */
export async function answer(line: string, warehouse: Warehouse, setting: Setting): Promise<string | undefined> {
  const [name = "", ...rest] = line.trim().split(/\s+/);
  return commands[name]?.[1](rest.join(" "), warehouse, setting);
}

export const help = (): string =>
  aligned(
    ["command", "what"],
    Object.entries(commands).map(([name, [what]]) => [name, what]),
  );

async function described(name: string, warehouse: Warehouse): Promise<string> {
  const relations = await warehouse.relations();
  if (name === "") return listed(relations);
  const wanted = name.replaceAll("`", "").toLowerCase();
  const found = relations.find((one) => [dotted(one), one.target.name].some((known) => known.toLowerCase() === wanted));
  if (found === undefined) return `no table "${name}"; \\d lists them`;
  return aligned(
    ["column", "type"],
    found.columns.map((column) => [column.name, typeName(column.type)]),
  );
}

const listed = (relations: readonly Relation[]): string =>
  aligned(
    ["name", "type"],
    relations.map((one) => [dotted(one), one.type]).toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
  );

export const dotted = ({ target: { schema, name } }: Relation): string => [schema, name].filter(Boolean).join(".");
