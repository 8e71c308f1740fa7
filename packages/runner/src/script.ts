import type { CompiledTable } from "@sluice/graph";
import type { Column } from "@sluice/googlesql";
import { createOrReplace, dropIfExists, relationType } from "./sql/create.ts";
import { describeTable } from "./sql/describe.ts";
import { incrementalEffect, incrementalQuery, incrementalWrite } from "./sql/incremental.ts";
import { schemaChange, watchesSchema } from "./sql/schema-change.ts";
import type { Define } from "./sql/keys.ts";
import { scriptOf } from "./sql/text.ts";
import type { Standing } from "./standing.ts";

export interface Circumstances {
  readonly standing: Standing | undefined;
  readonly fullRefresh: boolean;
  /** The columns that a query would give, with the variables that the statements `before` it declare. */
  readonly columnsOf: (query: string, before?: readonly string[]) => Promise<readonly Column[]>;
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
function writesIncrementally(table: CompiledTable, { standing, fullRefresh }: Circumstances): boolean {
  return table.type === "incremental" && standing?.type === "table" && (!fullRefresh || table.protected === true);
}

interface Body {
  readonly effect: string;
  readonly statements: readonly string[];
}

async function create(table: CompiledTable, { standing, define, columnsOf }: Circumstances): Promise<Body> {
  const type = relationType(table);
  const other = standing !== undefined && standing.type !== type ? [dropIfExists(standing.type, table.target)] : [];
  const verb = standing === undefined ? "create" : "replace";
  const effect = other.length > 0 ? `drop ${standing?.type}, create ${type}` : `${verb} ${type}`;
  const keyed = type === "table" ? define : undefined;
  const definition = keyed && keyed(await columnsOf(table.query ?? "", table.preOps));
  return { effect, statements: [...other, createOrReplace(table, definition)] };
}

async function addRows(table: CompiledTable, { standing, columnsOf }: Circumstances): Promise<Body> {
  const existing = standing?.columns ?? [];
  const change = watchesSchema(table)
    ? schemaChange(table, existing, await columnsOf(incrementalQuery(table), table.incrementalPreOps))
    : { statements: [], columns: existing.map(({ name }) => name) };
  const write = incrementalWrite(table, change.columns);
  return { effect: incrementalEffect(table), statements: [...change.statements, ...write, ...describeTable(table)] };
}
