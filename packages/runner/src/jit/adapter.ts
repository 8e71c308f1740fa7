import type { Target } from "@sluice/graph";
import type { Column, Session } from "@sluice/googlesql";
import { typeName } from "@sluice/googlesql";
import type { Relation, Warehouse } from "@sluice/engines";
import type { Naming } from "../session.ts";
import { quoted } from "../sql/text.ts";

/** What the code of a just-in-time action may ask of the warehouse. */
export interface JitAdapter {
  execute(request: { statement: string; rowLimit?: number }): Promise<{ rows: unknown[]; schemaFields: unknown[] }>;
  listTables(request: { database?: string; schema?: string }): Promise<{ tables: unknown[] }>;
  getTable(request: { target: Target }): Promise<unknown>;
  deleteTable(request: { target: Target }): Promise<object>;
}

export function jitAdapter(warehouse: Warehouse, session: Session, naming: Naming): JitAdapter {
  const find = (target: Target) => warehouse.describe(warehouse.nameOf(naming.place(target)));
  return {
    async execute({ statement, rowLimit = 1000 }) {
      const { columns, rows } = await session.run(statement);
      return { rows: rows.slice(0, rowLimit).map((row) => jitRow(columns, row)), schemaFields: columns.map(fieldOf) };
    },
    async listTables({ schema }) {
      const all = await warehouse.relations();
      return { tables: all.filter(({ target }) => !schema || target.schema === schema).map(metadataOf) };
    },
    async getTable({ target }) {
      const found = await find(target);
      if (found === undefined) throw new Error(`Table not found: ${JSON.stringify(target)}`);
      return metadataOf({ ...found, target: { ...target, schema: target.schema ?? "" } });
    },
    async deleteTable({ target }) {
      const found = await find(target);
      if (found !== undefined) await session.run(`drop ${found.type} ${quoted(target)}`);
      return {};
    },
  };
}

const metadataOf = ({ target, type, columns }: Relation) => ({
  target,
  type: type === "table" ? 1 : 2,
  fields: columns.map(fieldOf),
});

const fieldOf = ({ name, type }: Column) => ({ name, type: typeName(type) });

/**
 * A row as people write code for it, `row.n`, and also as the official CLI's wire form shows it: `row.fields.n.numberValue`,
 * and BigQuery's raw `row.fields.f`.
 */
function jitRow(columns: readonly Column[], row: Readonly<Record<string, unknown>>): object {
  const cells = columns.map(({ name }) => ({ v: cell(row[name]) }));
  const struct = () => ({ ...structOf(row).fields, f: valueOf(cells) });
  return Object.defineProperty({ ...row }, "fields", { get: struct, enumerable: false });
}

const cell = (value: unknown): unknown =>
  value === null || value === undefined || typeof value === "object" ? (value ?? null) : String(value);

interface Struct {
  readonly fields?: Readonly<Record<string, Value>>;
}

/** google.protobuf.Value as JSON. */
interface Value {
  readonly nullValue?: unknown;
  readonly numberValue?: number;
  readonly stringValue?: string;
  readonly boolValue?: boolean;
  readonly structValue?: Struct;
  readonly listValue?: { readonly values?: readonly Value[] };
}

function structOf(object: object): Struct {
  return { fields: Object.fromEntries(Object.entries(object).map(([name, value]) => [name, valueOf(value)])) };
}

function valueOf(value: unknown): Value {
  if (typeof value === "number") return { numberValue: value };
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (Array.isArray(value)) return { listValue: { values: value.map(valueOf) } };
  if (typeof value === "object" && value !== null) return { structValue: structOf(value) };
  return { nullValue: 0 };
}

/** `jitData` of the compiled graph as plain JavaScript. */
export function plainStruct(struct: unknown): Record<string, unknown> | undefined {
  const { fields } = (struct ?? {}) as Struct;
  return fields && Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)]));
}

function plain(value: Value): unknown {
  if (value.numberValue !== undefined) return value.numberValue;
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.boolValue !== undefined) return value.boolValue;
  if (value.listValue !== undefined) return (value.listValue.values ?? []).map(plain);
  return value.structValue === undefined ? null : (plainStruct(value.structValue) ?? {});
}
