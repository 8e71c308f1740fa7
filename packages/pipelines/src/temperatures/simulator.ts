import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readings, type Reading } from "./api.ts";

/** 500: an error; slow: an answer after `delay`; cut: half a body; schema: fields renamed; html: a page; limit: 429 with Retry-After. */
export type Fault = "500" | "slow" | "cut" | "schema" | "html" | "limit" | "none";

export interface SimulatorOptions {
  readonly key: string;
  readonly seed?: number;
  readonly count?: number;
  /** One a request, in turn; then none. */
  readonly faults?: readonly Fault[];
  /** Milliseconds that `slow` waits. */
  readonly delay?: number;
  readonly clock?: () => Date;
}

/** The partner's API on this machine: `GET /sensor/temperatures` with `X-API-Key`. Each call answers new samples. Not yet listening. */
export function simulator(options: SimulatorOptions): Server {
  const { key, seed = 1, count = 1000, delay = 5000, clock = () => new Date() } = options;
  const faults = [...(options.faults ?? [])];
  let calls = 0;
  return createServer((request, response) => {
    const refusal = refused(request, key);
    if (refusal) {
      return json(response, refusal, { error: refusal === 401 ? "wrong X-API-Key" : "not found" });
    }
    calls += 1;
    const sample = readings(seed + calls, count, clock());
    return answer(response, faults.shift() ?? "none", sample, delay);
  });
}

function refused(request: IncomingMessage, key: string): 401 | 404 | undefined {
  if (request.url?.split("?")[0] !== "/sensor/temperatures") {
    return 404;
  }
  return request.headers["x-api-key"] === key ? undefined : 401;
}

function answer(response: ServerResponse, fault: Fault, sample: readonly Reading[], delay: number): void {
  switch (fault) {
    case "500":
      return json(response, 500, { error: "simulated" });
    case "limit":
      response.setHeader("retry-after", "1");
      return json(response, 429, { error: "simulated" });
    case "slow":
      setTimeout(() => json(response, 200, sample), delay).unref();
      return;
    case "cut":
      return cut(response, JSON.stringify(sample));
    case "schema":
      return json(
        response,
        200,
        sample.map(({ lat, lon, ...rest }) => ({ ...rest, latitude: lat, longitude: lon })),
      );
    case "html":
      response.writeHead(200, { "content-type": "text/html" }).end("<html><body>maintenance</body></html>");
      return;
    default:
      return json(response, 200, sample);
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function cut(response: ServerResponse, body: string): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.write(body.slice(0, body.length / 2), () => response.destroy());
}
