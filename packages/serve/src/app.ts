/** The routes, and how errors are told. */
import { timingSafeEqual } from "node:crypto";
import { gunzipSync } from "node:zlib";
import Fastify, { type FastifyInstance } from "fastify";
import { ApiError, protoOf } from "./error.ts";
import { createJobs } from "./jobs/job.ts";
import { createSessions } from "./jobs/sessions.ts";
import { datasetRoutes } from "./routes/datasets.ts";
import { jobRoutes } from "./routes/jobs.ts";
import { routineRoutes } from "./routes/routines.ts";
import { tableRoutes } from "./routes/tables.ts";
import { uploadRoutes } from "./routes/upload.ts";
import type { World } from "./world.ts";

export interface AppOptions {
  /** Who does not bring it as a bearer is refused. */
  readonly token?: string | undefined;
}

export function createApp(world: World, { token }: AppOptions = {}): FastifyInstance {
  const app = Fastify({ bodyLimit: 1 << 30, forceCloseConnections: true, routerOptions: { maxParamLength: 2000 } });
  const jobs = createJobs(world);
  const sessions = createSessions(world);
  parseJson(app);
  if (token !== undefined)
    app.addHook("onRequest", async ({ headers }) => refuseStranger(headers.authorization, token));
  app.setErrorHandler((error, _, reply) => {
    const known = error instanceof ApiError ? error : asApiError(error as Error & { statusCode?: number });
    return reply.code(known.code).send(envelope(known));
  });
  app.setNotFoundHandler(({ method, url }, reply) => {
    const error = new ApiError("notFound", `${method} ${url.split("?")[0]} is not served`);
    return reply.code(404).send(envelope(error));
  });
  // Clients put the API below /bigquery/v2; some that speak to emulators do not.
  for (const prefix of ["/bigquery/v2", ""]) {
    void app.register(
      async (scope) => {
        datasetRoutes(scope, world);
        tableRoutes(scope, world, jobs);
        routineRoutes(scope, world);
        jobRoutes(scope, world, jobs, sessions);
        scope.get("/projects", () => ({ kind: "bigquery#projectList", projects: [], totalItems: 0 }));
        scope.get<{ Params: { project: string } }>("/projects/:project/serviceAccount", ({ params: { project } }) => ({
          kind: "bigquery#getServiceAccountResponse",
          email: `bq@${project}.example.com`,
        }));
      },
      { prefix },
    );
  }
  uploadRoutes(app, world, jobs, sessions);
  return app;
}

/** An empty body is none; some clients send theirs packed. */
function parseJson(app: FastifyInstance): void {
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body: Buffer, done) => {
    try {
      const plain = request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
      done(null, plain.length === 0 ? {} : JSON.parse(plain.toString()));
    } catch (cause) {
      done(new ApiError("invalid", `The body is no JSON: ${(cause as Error).message}`), undefined);
    }
  });
}

function refuseStranger(given = "", token: string): void {
  const [wanted, got] = [Buffer.from(`Bearer ${token}`), Buffer.from(given)];
  if (wanted.length === got.length && timingSafeEqual(wanted, got)) return;
  throw new ApiError("accessDenied", "Expected the token that the server was started with, as a bearer");
}

const asApiError = (error: Error & { statusCode?: number }): ApiError =>
  new ApiError((error.statusCode ?? 500) < 500 ? "invalid" : "internalError", error.message, { cause: error });

const envelope = (error: ApiError): object => ({
  error: {
    code: error.code,
    message: error.message,
    errors: [{ ...protoOf(error), domain: "global" }],
    status: statuses[error.code] ?? "INVALID_ARGUMENT",
  },
});

const statuses: Readonly<Record<number, string>> = {
  401: "UNAUTHENTICATED",
  404: "NOT_FOUND",
  409: "ALREADY_EXISTS",
  412: "FAILED_PRECONDITION",
  500: "INTERNAL",
  501: "UNIMPLEMENTED",
};
