import type { CompiledTable } from "@sluice/graph";
import { createOrReplace, dropIfExists, relationType } from "../sql/create.ts";
import { describeTable } from "../sql/describe.ts";
import { incrementalEffect, incrementalQuery, incrementalWrite } from "../sql/incremental.ts";
import { schemaChange, watchesSchema } from "../sql/schema-change.ts";
import type { Define } from "../sql/keys.ts";
import { scriptOf } from "../sql/text.ts";
import type { Facts } from "./facts.ts";

export interface Circumstances extends Facts {
  readonly fullRefresh: boolean;
  /** Where the model says what its keys are. */
  readonly define?: Define | undefined;
}

export interface Script {
  /** In words: `create table`, `merge by post_id`. */
  readonly effect: string;
  /** GoogleSQL scripts, to be run one after the other in one transaction. */
  readonly scripts: readonly string[];
}

/** Pre-operations, the DDL or DML, post-operations: one script, so that they share variables. */
export async function tableScript(table: CompiledTable, circumstances: Circumstances): Promise<Script> {
  const adds = writesIncrementally(table, circumstances);
  const body = await (adds ? addRows(table, circumstances) : create(table, circumstances));
  const before = (adds ? table.incrementalPreOps : table.preOps) ?? [];
  const after = (adds ? table.incrementalPostOps : table.postOps) ?? [];
  return { effect: body.effect, scripts: [scriptOf([...before, ...body.statements, ...after])] };
}

/** An incremental table is added to where it stands already, unless a full refresh is asked for and allowed. */
function writesIncrementally(table: CompiledTable, { existing, fullRefresh }: Circumstances): boolean {
  return table.type === "incremental" && existing?.type === "table" && (!fullRefresh || table.protected === true);
}

interface Body {
  readonly effect: string;
  readonly statements: readonly string[];
}

async function create(table: CompiledTable, { existing, define, columnsOf }: Circumstances): Promise<Body> {
  const type = relationType(table);
  const other = existing !== undefined && existing.type !== type ? [dropIfExists(existing.type, table.target)] : [];
  const verb = existing === undefined ? "create" : "replace";
  const effect = other.length > 0 ? `drop ${existing?.type}, create ${type}` : `${verb} ${type}`;
  const keyed = type === "table" ? define : undefined;
  const definition = keyed && keyed(await columnsOf(table.query ?? "", table.preOps));
  return { effect, statements: [...other, createOrReplace(table, definition)] };
}

async function addRows(table: CompiledTable, { existing, columnsOf }: Circumstances): Promise<Body> {
  const columns = existing?.columns ?? [];
  const change = watchesSchema(table)
    ? schemaChange(table, columns, await columnsOf(incrementalQuery(table), table.incrementalPreOps))
    : { statements: [], columns: columns.map(({ name }) => name) };
  const write = incrementalWrite(table, change.columns);
  return { effect: incrementalEffect(table), statements: [...change.statements, ...write, ...describeTable(table)] };
}
