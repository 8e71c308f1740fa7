/** Rows from files or requests, as text in a table of their own, and from there into a table by GoogleSQL's casts. */
import { backticked } from "@sluice/googlesql";
import { randomUUID } from "node:crypto";
import type { Delivery } from "@sluice/engines";
import { ownSchema } from "../state.ts";
import { standardName, type TableField } from "../schema.ts";
import { pathOf, type TableReference } from "../tables.ts";
import { sessionOn, type World } from "../world.ts";

export interface StagedAs {
  /** Has types of its own: Parquet. */
  readonly typed: boolean;
  /** Nothing between two delimiters is an empty text, where a text is wanted: CSV. */
  readonly emptyText: boolean;
}

export interface Staged extends StagedAs {
  readonly path: string;
  readonly columns: readonly string[];
  readonly drop: () => Promise<void>;
}

export async function staged(world: World, project: string, delivery: Delivery, as: StagedAs): Promise<Staged> {
  const { warehouse } = world;
  const target = { schema: ownSchema, name: `stage_${randomUUID().replaceAll("-", "")}` };
  const plan = { target, mode: "replace", key: [], loadedAt: "1970-01-01 00:00:00+00", source: "" } as const;
  await warehouse.transaction((session) => session.load(plan, delivery));
  const path = backticked(ownSchema, target.name);
  const there = await warehouse.describe(warehouse.nameOf(target));
  const columns = (there?.columns ?? [])
    .map(({ name }) => name)
    .filter((name) => !["_loaded_at", "_source"].includes(name));
  const drop = async () => void (await sessionOn(world, { project }).run(`drop table if exists ${path}`));
  return { path, columns, drop, ...as };
}

/** The statement that takes staged rows into a table: columns that did not come are NULL. */
export function insertText(
  to: TableReference,
  fields: readonly TableField[],
  { path, columns, typed, emptyText }: Staged,
): string {
  const byName = new Map(columns.map((name) => [name.toLowerCase(), name]));
  const came = fields.flatMap((field) => {
    const column = byName.get(field.name.toLowerCase());
    return column === undefined ? [] : [{ field, column }];
  });
  const names = came.map(({ field }) => backticked(field.name)).join(", ");
  const values = came
    .map(
      ({ field, column }) =>
        `${typed ? backticked(column) : valueText(backticked(column), field, emptyText)} as ${backticked(field.name)}`,
    )
    .join(", ");
  return `insert into ${pathOf(to)} (${names}) select ${values} from ${path}`;
}

/** What text means as a field's type. Records and lists are JSON. */
function valueText(text: string, field: TableField, emptyText: boolean): string {
  const kind = standardName(field.type);
  if (field.mode?.toUpperCase() === "REPEATED")
    return listText(`parse_json(${text}, wide_number_mode => 'round')`, field);
  if (kind === "STRUCT") return recordText(`parse_json(${text}, wide_number_mode => 'round')`, field);
  return kind === "STRING" && emptyText ? `ifnull(${text}, '')` : scalarText(text, kind);
}

function scalarText(text: string, kind: string): string {
  if (kind === "STRING") return text;
  if (kind === "BYTES") return `from_base64(${text})`;
  if (kind === "JSON") return `parse_json(${text}, wide_number_mode => 'round')`;
  if (kind === "INT64") return `cast(regexp_replace(${text}, r'^(-?\\d+)\\.0+$', r'\\1') as int64)`;
  if (kind === "BOOL")
    return `cast(case lower(${text}) when '1' then 'true' when '0' then 'false' when 't' then 'true' when 'f' then 'false' else ${text} end as bool)`;
  if (kind === "TIMESTAMP")
    return `if(regexp_contains(${text}, r'^-?\\d+(\\.\\d+)?$'), timestamp_micros(cast(cast(${text} as numeric) * 1000000 as int64)), safe_cast(regexp_replace(${text}, ' UTC$', '+00') as timestamp))`;
  return `cast(${text} as ${kind})`;
}

function ofJson(json: string, field: TableField): string {
  const kind = standardName(field.type);
  if (field.mode?.toUpperCase() === "REPEATED") return listText(json, field);
  if (kind === "STRUCT") return recordText(json, field);
  if (kind === "JSON") return json;
  return scalarText(`json_value(${json})`, kind);
}

function recordText(json: string, { fields = [] }: TableField): string {
  const parts = fields.map(
    (field) => `${ofJson(`json_query(${json}, ${pathTo(field.name)})`, field)} as ${backticked(field.name)}`,
  );
  return `if(${json} is null or json_type(${json}) = 'null', null, struct(${parts.join(", ")}))`;
}

const pathTo = (name: string): string => JSON.stringify(`$."${name}"`);

function listText(json: string, field: TableField): string {
  const one = ofJson("item", { ...field, mode: "NULLABLE" });
  return `array(select ${one} from unnest(json_query_array(${json})) as item with offset as place order by place)`;
}
