/** ALTER TABLE, one action after the other. */
import type * as ast from "../../ast/index.ts";
import type { Table } from "../../catalog.ts";
import type { AlterAction, Statement } from "../../tree/index.ts";
import type { Env } from "../context.ts";
import { unsupported } from "../refuse.ts";
import { partsOf, tableAt } from "../tables.ts";
import { parametersOf, typeOf } from "../type-of.ts";
import { defaultOf, definition, descriptionOf } from "./definition.ts";
import { columnNamed } from "./target.ts";

type Alter = Extract<ast.Statement, { kind: "alterTable" | "alterView" | "alterSchema" }>;
type Of<K extends ast.AlterAction["kind"]> = Extract<ast.AlterAction, { kind: K }>;

export function alter(node: Alter, env: Env): Statement {
  if (node.kind === "alterSchema") return unsupported("ALTER SCHEMA", node);
  const found = node.ifExists ? env.context.catalog.table(partsOf(node.path)) : tableAt(node.path, env.context);
  const table = found?.name ?? env.context.catalog.nameOf(partsOf(node.path));
  const actions = found ? node.actions.flatMap((part) => action(part, found, node, env)) : [];
  return { kind: "alterTable", table, actions };
}

function action(part: ast.AlterAction, table: Table, node: Alter, env: Env): AlterAction[] {
  switch (part.kind) {
    case "addColumn":
      return addColumn(part, table, env);
    case "dropColumn":
      return hasColumn(part.name, part.ifExists, table) ? [{ ...part, name: columnNamed(part.name, table).name }] : [];
    case "renameColumn":
      return hasColumn(part.from, part.ifExists, table)
        ? [{ kind: "renameColumn", from: columnNamed(part.from, table).name, to: part.to.name }]
        : [];
    case "renameTo":
      return [{ kind: "renameTo", table: renamed(part, table, env) }];
    case "constraint":
      return [];
    case "setOptions":
      return described(part.options);
    case "alterColumn":
      return hasColumn(part.name, part.ifExists, table) ? alterColumn(part, table, env) : [];
    default:
      return unsupported("this ALTER", node);
  }
}

/** A bare new name stays in the old one's dataset. */
function renamed(part: Of<"renameTo">, table: Table, env: Env) {
  const parts = partsOf(part.path);
  return parts.length > 1 ? env.context.catalog.nameOf(parts) : [...table.name.slice(0, -1), ...parts];
}

const hasColumn = (name: ast.Identifier, isOptional: boolean, table: Table): boolean =>
  !isOptional || table.columns.some((column) => column.name.toLowerCase() === name.name.toLowerCase());

function addColumn(part: Of<"addColumn">, table: Table, env: Env): AlterAction[] {
  if (part.ifNotExists && hasColumn(part.column.name, true, table)) return [];
  return [{ kind: "addColumn", ifNotExists: part.ifNotExists, column: definition(part.column, env) }];
}

function described(options: ast.Options, name?: string): AlterAction[] {
  const description = descriptionOf(options);
  if (description === undefined) return [];
  return [{ kind: "describe", description, ...(name !== undefined && { name }) }];
}

function alterColumn({ name: written, change }: Of<"alterColumn">, table: Table, env: Env): AlterAction[] {
  const column = columnNamed(written, table);
  const { name } = column;
  if (typeof change === "string") return [{ kind: change, name }];
  if ("type" in change) {
    if (parametersOf(change.type).length > 0) return unsupported("ALTER COLUMN to a type with parameters", change.type);
    return [{ kind: "alterType", name, type: typeOf(change.type) }];
  }
  if ("default" in change) return [{ kind: "setDefault", name, default: defaultOf(change.default, column, env) }];
  return described(change.options, name);
}
