/** Functions and procedures: made here from their parts, or by a query. */
import { backticked } from "@sluice/googlesql";
import type { FastifyInstance } from "fastify";
import { ApiError, duplicate, notFound } from "../error.ts";
import { etagOf } from "../resources.ts";
import { typeFromJson, type SqlType } from "../sql-type.ts";
import { sessionOn, type World } from "../world.ts";

interface Params {
  readonly project: string;
  readonly dataset: string;
  readonly routine: string;
}

interface RoutineBody {
  readonly routineReference: { readonly projectId?: string; readonly datasetId: string; readonly routineId: string };
  readonly routineType?: string;
  readonly language?: string;
  readonly definitionBody: string;
  readonly arguments?: readonly {
    readonly name: string;
    readonly dataType?: SqlType;
    readonly argumentKind?: string;
  }[];
  readonly returnType?: SqlType;
  readonly [other: string]: unknown;
}

export function routineRoutes(app: FastifyInstance, world: World): void {
  const { inTurn, state } = world;
  const all = "/projects/:project/datasets/:dataset/routines";

  app.get<{ Params: Params }>(all, ({ params: { project, dataset } }) =>
    inTurn(async () => {
      const found = (await state.all<RoutineBody>("routine")).filter(
        (one) => one.routineReference.datasetId === dataset,
      );
      return { routines: found.map((one) => resource(project, one)) };
    }),
  );
  app.post<{ Params: Params; Body: RoutineBody }>(all, ({ params: { project, dataset }, body }) =>
    inTurn(async () => {
      const id = `${dataset}.${body.routineReference.routineId}`;
      if (await state.get("routine", id)) throw duplicate(`Routine ${project}:${id}`);
      return put(project, dataset, body);
    }),
  );
  app.get<{ Params: Params }>(`${all}/:routine`, ({ params }) =>
    inTurn(async () => resource(params.project, await found(params))),
  );
  app.put<{ Params: Params; Body: RoutineBody }>(`${all}/:routine`, ({ params, body }) =>
    inTurn(async () => {
      await found(params);
      return put(params.project, params.dataset, body);
    }),
  );
  app.delete<{ Params: Params }>(`${all}/:routine`, async ({ params }, reply) => {
    await inTurn(async () => {
      const { routineType } = await found(params);
      const what =
        routineType === "PROCEDURE"
          ? "procedure"
          : routineType === "TABLE_VALUED_FUNCTION"
            ? "table function"
            : "function";
      await sessionOn(world, { project: params.project }).run(
        `drop ${what} if exists ${backticked(params.dataset, params.routine)}`,
      );
      await state.remove("routine", `${params.dataset}.${params.routine}`);
    });
    return reply.code(204).send();
  });

  async function found({ project, dataset, routine }: Params): Promise<RoutineBody> {
    const body = await state.get<RoutineBody>("routine", `${dataset}.${routine}`);
    if (body === undefined) throw notFound(`Routine ${project}:${dataset}.${routine}`);
    return body;
  }

  async function put(project: string, dataset: string, body: RoutineBody): Promise<object> {
    const { routineId } = body.routineReference;
    await sessionOn(world, { project }).run(createText(dataset, body));
    await state.put("routine", `${dataset}.${routineId}`, body);
    return resource(project, body);
  }
}

function resource(project: string, body: RoutineBody): object {
  const { datasetId, routineId } = body.routineReference;
  const made = { language: "SQL", ...body, routineReference: { projectId: project, datasetId, routineId } };
  return { ...made, etag: etagOf(made) };
}

function createText(dataset: string, body: RoutineBody): string {
  const {
    routineReference,
    arguments: args = [],
    returnType,
    definitionBody,
    language = "SQL",
    routineType = "SCALAR_FUNCTION",
  } = body;
  const list = args
    .map(({ name, dataType }) => `${backticked(name)} ${dataType ? typeFromJson(dataType) : "any type"}`)
    .join(", ");
  const head = `${backticked(dataset, routineReference.routineId)}(${list})`;
  if (routineType === "PROCEDURE") return `create or replace procedure ${head} begin ${definitionBody} end`;
  if (routineType === "TABLE_VALUED_FUNCTION") return `create or replace table function ${head} as ${definitionBody}`;
  if (routineType !== "SCALAR_FUNCTION")
    throw new ApiError("notImplemented", `Routines of type ${routineType} are not served`);
  const returns = returnType ? ` returns ${typeFromJson(returnType)}` : "";
  if (language === "JAVASCRIPT")
    return `create or replace function ${head}${returns} language js as ${JSON.stringify(definitionBody)}`;
  return `create or replace function ${head}${returns} as (${definitionBody})`;
}
