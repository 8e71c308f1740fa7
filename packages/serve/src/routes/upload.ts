/** Load jobs whose data comes with them: multipart in one request, or resumable in several. */
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply } from "fastify";
import { invalid, notFound } from "../error.ts";
import { jobResource, type Jobs } from "../jobs/job.ts";
import type { Sessions } from "../jobs/sessions.ts";
import { startJob } from "../jobs/start.ts";
import type { World } from "../world.ts";
import type { JobBody } from "./jobs.ts";

interface Upload {
  readonly folder: string;
  readonly body: JobBody;
  size: number;
}

type Query = { readonly uploadType?: string; readonly upload_id?: string };

export function uploadRoutes(app: FastifyInstance, world: World, jobs: Jobs, sessions: Sessions): void {
  const uploads = new Map<string, Upload>();
  const url = "/upload/bigquery/v2/projects/:project/jobs";

  void app.register(async (scope) => {
    // Whatever it is, it comes as a stream.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_, payload, done) => done(null, payload));

    scope.post<{ Params: { project: string }; Querystring: Query; Body: Readable }>(url, async (request, reply) => {
      const { project } = request.params;
      if (request.query.uploadType === "resumable")
        return begin(request.body, reply, `${request.protocol}://${request.host}${request.url}`);
      const folder = await mkdtemp(join(tmpdir(), "sluice-upload-"));
      const { body, data } = partsOf(await whole(request.body), request.headers["content-type"] ?? "");
      await pipeline([data], createWriteStream(join(folder, "data")));
      return jobResource(finish(project, { folder, body, size: data.length }));
    });

    scope.put<{ Params: { project: string }; Querystring: Query; Body: Readable }>(url, async (request, reply) => {
      const upload = uploads.get(request.query.upload_id ?? "");
      if (upload === undefined) throw notFound(`Upload ${request.query.upload_id ?? ""}`);
      const range = request.headers["content-range"];
      const [, from, total] = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(range ?? "bytes */*") ?? [];
      if (from !== undefined && Number(from) !== upload.size) return incomplete(upload, reply);
      if (request.body) await append(request.body, upload);
      const whole = range === undefined || (total !== undefined && total !== "*" && upload.size >= Number(total));
      if (!whole) return incomplete(upload, reply);
      uploads.delete(request.query.upload_id ?? "");
      return jobResource(finish(request.params.project, upload));
    });
  });

  async function begin(stream: Readable, reply: FastifyReply, at: string) {
    const body = JSON.parse(String(await whole(stream)) || "{}") as JobBody;
    const id = randomUUID();
    uploads.set(id, { folder: await mkdtemp(join(tmpdir(), "sluice-upload-")), body, size: 0 });
    return reply.header("location", `${at}&upload_id=${id}`).send({});
  }

  async function append(stream: Readable, upload: Upload): Promise<void> {
    const count = async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        upload.size += chunk.length;
        yield chunk;
      }
    };
    await pipeline(stream, count, createWriteStream(join(upload.folder, "data"), { flags: "a" }));
  }

  function incomplete({ size }: Upload, reply: FastifyReply) {
    if (size > 0) void reply.header("range", `bytes=0-${size - 1}`);
    return reply.code(308).send();
  }

  function finish(project: string, { folder, body }: Upload) {
    const after = () => rm(folder, { recursive: true, force: true });
    const { jobReference, configuration } = body;
    return startJob(world, jobs, sessions, {
      project,
      id: jobReference?.jobId,
      configuration,
      files: [join(folder, "data")],
      after,
    });
  }
}

async function whole(stream: Readable | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** multipart/related: the job, and its data. */
function partsOf(content: Buffer, type: string): { readonly body: JobBody; readonly data: Buffer } {
  const [, boundary] = /boundary="?([^";]+)"?/.exec(type) ?? [];
  if (boundary === undefined)
    throw invalid(`Expected multipart/related with a boundary, got ${type || "no content type"}`);
  const mark = Buffer.from(`--${boundary}`);
  const parts: Buffer[] = [];
  let at = content.indexOf(mark);
  while (at >= 0) {
    const next = content.indexOf(mark, at + mark.length);
    if (next < 0) break;
    parts.push(content.subarray(at + mark.length, next));
    at = next;
  }
  const [job, data] = parts.map(bodyOf);
  if (job === undefined || data === undefined) throw invalid("Expected two parts: the job, and its data");
  return { body: JSON.parse(String(job)) as JobBody, data };
}

/** Between the empty line after the headers and the line end before the next mark. */
function bodyOf(part: Buffer): Buffer {
  const crlf = part.indexOf("\r\n\r\n");
  const lf = part.indexOf("\n\n");
  const from = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf + 4 : lf + 2;
  const end = part.subarray(-2).toString("latin1") === "\r\n" ? part.length - 2 : part.length - 1;
  return part.subarray(from, end);
}
