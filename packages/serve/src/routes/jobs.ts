import type { FastifyInstance } from "fastify";
import { ApiError, type ErrorProto } from "../error.ts";
import { answerHead, type Job, jobResource, type Jobs } from "../jobs/job.ts";
import type { Sessions } from "../jobs/sessions.ts";
import { type JobConfiguration, startJob } from "../jobs/start.ts";
import { pageOf } from "../resources.ts";
import { wireRow } from "../wire.ts";
import type { World } from "../world.ts";

interface Params {
  readonly project: string;
  readonly job: string;
}

interface Reading {
  readonly maxResults?: string | number;
  readonly startIndex?: string;
  readonly pageToken?: string;
  readonly timeoutMs?: string | number;
  readonly "formatOptions.useInt64Timestamp"?: string;
}

export interface JobBody {
  readonly jobReference?: { readonly jobId?: string };
  readonly configuration: JobConfiguration;
}

type QueryBody = NonNullable<JobConfiguration["query"]> &
  Pick<Reading, "maxResults" | "timeoutMs"> & {
    readonly dryRun?: boolean;
    readonly requestId?: string;
    readonly labels?: object;
    readonly formatOptions?: { readonly useInt64Timestamp?: boolean };
  };

export function jobRoutes(app: FastifyInstance, world: World, jobs: Jobs, sessions: Sessions): void {
  app.post<{ Params: Params; Body: JobBody }>("/projects/:project/jobs", async ({ params: { project }, body }) => {
    const job = startJob(world, jobs, sessions, {
      project,
      id: body.jobReference?.jobId,
      configuration: body.configuration,
    });
    if (!body.configuration.dryRun) return jobResource(job);
    await job.done;
    return throwOf(job) ?? jobResource(job);
  });
  app.get<{
    Params: Params;
    Querystring: { maxResults?: string; pageToken?: string; stateFilter?: string; parentJobId?: string };
  }>("/projects/:project/jobs", ({ query }) => {
    const all = query.parentJobId
      ? []
      : jobs.all().filter(({ state }) => !query.stateFilter || query.stateFilter.toUpperCase() === state);
    const { items, nextPageToken } = pageOf(all, query);
    const listed = items.map((job) => ({
      ...jobResource(job),
      state: job.state,
      ...(job.error && { errorResult: job.error }),
    }));
    return { kind: "bigquery#jobList", jobs: listed, ...(nextPageToken && { nextPageToken }) };
  });
  app.get<{ Params: Params }>("/projects/:project/jobs/:job", async ({ params: { project, job } }) =>
    jobResource(await jobs.get(project, job)),
  );
  app.post<{ Params: Params }>("/projects/:project/jobs/:job/cancel", async ({ params: { project, job } }) => {
    const found = await jobs.get(project, job);
    if (found.state !== "DONE") {
      found.error = { reason: "stopped", message: "Job execution was cancelled: User requested cancellation" };
      await world.warehouse.cancel();
    }
    return { kind: "bigquery#jobCancelResponse", job: jobResource(found) };
  });
  app.delete<{ Params: Params }>("/projects/:project/jobs/:job/delete", async ({ params: { project, job } }, reply) => {
    await jobs.get(project, job);
    await jobs.forget(job);
    return reply.code(204).send();
  });
  app.post<{ Params: Params; Body: QueryBody }>("/projects/:project/queries", async ({ params: { project }, body }) => {
    const { maxResults, timeoutMs, formatOptions, dryRun, requestId: _, labels, ...query } = body;
    const configuration = { query, ...(dryRun && { dryRun }), ...(labels && { labels }) };
    const job = startJob(world, jobs, sessions, { project, configuration });
    const page = { ...(maxResults !== undefined && { maxResults }), ...(timeoutMs !== undefined && { timeoutMs }) };
    const answer = await answered(job, page, formatOptions?.useInt64Timestamp ?? false);
    return { kind: "bigquery#queryResponse", ...answer };
  });
  app.get<{ Params: Params; Querystring: Reading }>(
    "/projects/:project/queries/:job",
    async ({ params: { project, job }, query }) => {
      const found = await jobs.get(project, job);
      const answer = await answered(found, query, query["formatOptions.useInt64Timestamp"]?.toLowerCase() === "true");
      return { kind: "bigquery#getQueryResultsResponse", ...answer };
    },
  );
}

/** A page of what a query gives; that it is not done yet, where it takes longer than the client waits. */
async function answered(
  job: Job,
  { maxResults, startIndex, pageToken, timeoutMs }: Reading,
  useInt64Timestamp: boolean,
): Promise<object> {
  if (!(await isDone(job, Number(timeoutMs ?? 10_000))))
    return { jobReference: { projectId: job.project, jobId: job.id, location: "US" }, jobComplete: false };
  const failure = throwOf(job);
  if (failure) return failure;
  const { answer, statistics } = job.outcome ?? { statistics: {} };
  const { query = {} } = statistics as {
    query?: { numDmlAffectedRows?: string; dmlStats?: object; schema?: object; statementType?: string };
  };
  const { sessionInfo } = statistics as { sessionInfo?: object };
  const head = {
    ...answerHead(job),
    ...(query.schema && { schema: query.schema }),
    ...(query.numDmlAffectedRows !== undefined && {
      numDmlAffectedRows: query.numDmlAffectedRows,
      dmlStats: query.dmlStats,
    }),
    ...(sessionInfo && { sessionInfo }),
    totalRows: String(answer?.rows.length ?? 0),
  };
  if (answer === undefined) return job.outcome?.statistics && job.configuration["dryRun"] ? head : goneOr(head, job);
  const from = Number(pageToken ?? startIndex ?? 0) || 0;
  const size = maxResults === undefined ? 50_000 : Number(maxResults);
  const rows = answer.rows.slice(from, from + size).map((row) => wireRow(row, answer.columns, { useInt64Timestamp }));
  const more = from + rows.length < answer.rows.length && answer.columns.length > 0;
  return { ...head, rows, ...(more && { pageToken: String(from + rows.length) }) };
}

/** Of an earlier process the rows are gone. */
function goneOr(head: object, job: Job): object {
  if (job.configuration["query"] === undefined) return head;
  throw new ApiError("notFound", `Not found: the results of Job ${job.project}:${job.id}`);
}

function isDone(job: Job, timeoutMs: number): Promise<boolean> {
  if (job.state === "DONE") return Promise.resolve(true);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), timeoutMs);
    void job.done.finally(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

/** A query's error is the answer's own. */
function throwOf({ error }: { readonly error?: ErrorProto }): undefined {
  if (error === undefined) return undefined;
  throw new ApiError(
    error.reason as ApiError["reason"],
    error.message,
    error.location === undefined ? {} : { location: error.location },
  );
}
