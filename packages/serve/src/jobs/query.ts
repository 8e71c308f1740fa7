/** Query jobs. */
import { backticked, parse, type Statement } from "@sluice/googlesql";
import { queryError } from "../error.ts";
import { type QueryParameter, parametersOf } from "../parameters.ts";
import { schemaOf } from "../schema.ts";
import { pathOf, refuseDisposition, relationOf, type TableReference } from "../tables.ts";
import { type Session, sessionOn, type World } from "../world.ts";
import type { Answer, Outcome } from "./job.ts";

export interface QueryConfiguration {
  readonly query: string;
  readonly defaultDataset?: { readonly datasetId: string };
  readonly destinationTable?: TableReference;
  readonly writeDisposition?: string;
  readonly createDisposition?: string;
  readonly queryParameters?: readonly QueryParameter[];
  readonly useLegacySql?: boolean;
}

export interface QueryRequest {
  readonly project: string;
  readonly id: string;
  readonly query: QueryConfiguration;
  /** Of a client's session, whose temporary tables stay. */
  readonly session?: Session | undefined;
}

/** Runs it. Throws ApiError in BigQuery's words. */
export async function runQuery(world: World, { project, id, query, session }: QueryRequest): Promise<Outcome> {
  const sql = query.query;
  try {
    const statementType = statementTypeOf(parse(sql));
    const open = session ?? sessionFor(world, project, query);
    const { destinationTable } = query;
    if (destinationTable && statementType === "SELECT" && !isAnonymous(destinationTable))
      return { ...(await intoTable(world, open, query, { projectId: project, ...destinationTable })) };
    const { rowCount, ...answer } = await open.run(sql, parametersOf(query.queryParameters));
    return outcomeOf({ project, id, statementType, rowCount, answer });
  } catch (cause) {
    throw queryError(cause, sql);
  }
}

const sessionFor = (world: World, project: string, { defaultDataset }: QueryConfiguration): Session =>
  sessionOn(world, { project, defaultDataset: defaultDataset?.datasetId });

/** Where the answer of a query without a destination is to be found. */
export const anonymousDataset = "_anon";
const isAnonymous = ({ datasetId }: TableReference): boolean => datasetId === anonymousDataset;
const anonymousTable = (projectId: string, id: string): TableReference => ({
  projectId,
  datasetId: anonymousDataset,
  tableId: id.replaceAll("-", "_"),
});

interface Done {
  readonly project: string;
  readonly id: string;
  readonly statementType: string;
  readonly rowCount: bigint | undefined;
  readonly answer: Answer;
}

function outcomeOf({ project, id, statementType, rowCount, answer }: Done): Outcome {
  const counted = isDml(statementType) && rowCount !== undefined;
  const query = {
    statementType,
    totalBytesProcessed: "0",
    totalBytesBilled: "0",
    cacheHit: false,
    ...(answer.columns.length > 0 && { schema: schemaOf(answer.columns) }),
    ...(counted && { numDmlAffectedRows: String(rowCount), dmlStats: dmlStats(statementType, rowCount) }),
  };
  return { answer, statistics: { query }, configuration: { query: { destinationTable: anonymousTable(project, id) } } };
}

const isDml = (type: string): boolean => ["INSERT", "UPDATE", "DELETE", "MERGE"].includes(type);

const counters: Readonly<Record<string, string>> = {
  INSERT: "insertedRowCount",
  UPDATE: "updatedRowCount",
  DELETE: "deletedRowCount",
};

const dmlStats = (type: string, rows: bigint): object => {
  const counter = counters[type];
  return counter === undefined ? {} : { [counter]: String(rows) };
};

async function intoTable(
  world: World,
  session: Session,
  query: QueryConfiguration,
  to: TableReference,
): Promise<Outcome> {
  const parameters = parametersOf(query.queryParameters);
  const disposition = query.writeDisposition ?? "WRITE_EMPTY";
  const there = await relationOf(world, to);
  const inner = query.query.replace(/;\s*$/, "");
  if (there === undefined || disposition === "WRITE_TRUNCATE") {
    await session.run(`create or replace table ${pathOf(to)} as (${inner}\n)`, parameters);
  } else {
    const { rows } = await session.run(`select 1 from ${pathOf(to)} limit 1`);
    refuseDisposition(disposition, rows.length === 0, to);
    const columns = await session.outputColumns(query.query);
    await session.run(
      `insert into ${pathOf(to)} (${columns.map(({ name }) => backticked(name)).join(", ")}) (${inner}\n)`,
      parameters,
    );
  }
  const { columns, rows } = await session.run(`select * from ${pathOf(to)}`);
  return {
    answer: { columns, rows },
    statistics: {
      query: { statementType: "SELECT", totalBytesProcessed: "0", cacheHit: false, schema: schemaOf(columns) },
    },
  };
}

/** Its schema and kind, and nothing is run. */
export async function dryRun(world: World, project: string, query: QueryConfiguration): Promise<Outcome> {
  const sql = query.query;
  try {
    const statementType = statementTypeOf(parse(sql));
    const session = sessionFor(world, project, query);
    const columns =
      statementType === "SELECT" ? await session.outputColumns(sql, parametersOf(query.queryParameters)) : undefined;
    if (columns === undefined) await session.explain(sql);
    const statistics = {
      query: { statementType, totalBytesProcessed: "0", ...(columns && { schema: schemaOf(columns) }) },
    };
    return { statistics };
  } catch (cause) {
    throw queryError(cause, sql);
  }
}

const types: Readonly<Partial<Record<Statement["kind"], string>>> = {
  queryStatement: "SELECT",
  insert: "INSERT",
  update: "UPDATE",
  delete: "DELETE",
  merge: "MERGE",
  truncate: "TRUNCATE_TABLE",
  createView: "CREATE_VIEW",
  createSchema: "CREATE_SCHEMA",
  createFunction: "CREATE_FUNCTION",
  createTableFunction: "CREATE_TABLE_FUNCTION",
  createProcedure: "CREATE_PROCEDURE",
  alterTable: "ALTER_TABLE",
  alterView: "ALTER_VIEW",
  callProcedure: "CALL",
  assert: "ASSERT",
};

function statementTypeOf(statements: readonly Statement[]): string {
  const [only, other] = statements;
  if (only === undefined || other !== undefined) return "SCRIPT";
  if (only.kind === "createTable") return "query" in only && only.query ? "CREATE_TABLE_AS_SELECT" : "CREATE_TABLE";
  if (only.kind === "drop") return `DROP_${only.what.replaceAll(" ", "_")}`;
  return types[only.kind] ?? "SCRIPT";
}
