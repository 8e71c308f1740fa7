/** What an API says instead of data: `{"error": {"message": "Not found"}}`. */

/** Where APIs say it, the plainest first. */
const places = [
  "message",
  "error_description",
  "error",
  "errors",
  "detail",
  "title",
  "reason",
  "msg",
  "fault",
  "faultstring",
  "description",
];

/** What else such an answer has. */
const around = new Set([
  ...places,
  "success",
  "ok",
  "status",
  "statuscode",
  "code",
  "errorcode",
  "error_code",
  "type",
  "__type",
  "instance",
  "path",
  "timestamp",
  "help",
  "requestid",
  "request_id",
  "documentation_url",
  "name",
]);

const longest = 300;

/** In one line; undefined where there is none. */
export function complaintIn(answer: unknown): string | undefined {
  const found = wordsIn(parsed(answer), 4)?.replaceAll(/\s+/g, " ").trim();
  return found && found.length > longest ? `${found.slice(0, longest)}…` : found || undefined;
}

/** What an answer of 200 complains of: it has nothing else in it, and not the key that records have. */
export function complaintOf(text: string, key: readonly string[]): string | undefined {
  const answer = parsed(text);
  if (!isObject(answer) || !("error" in answer || "errors" in answer || answer.success === false)) return undefined;
  const names = Object.keys(answer);
  const only = names.every((name) => around.has(name.toLowerCase()) && !key.includes(name));
  return only ? complaintIn(answer) : undefined;
}

function parsed(answer: unknown): unknown {
  if (typeof answer !== "string") return answer;
  try {
    return JSON.parse(answer);
  } catch {
    return undefined;
  }
}

function wordsIn(value: unknown, depth: number): string | undefined {
  if (typeof value === "string") return value;
  if (depth === 0) return undefined;
  if (Array.isArray(value)) return wordsIn(value[0], depth - 1);
  if (!isObject(value)) return undefined;
  return places.flatMap((name) => (name in value ? [wordsIn(value[name], depth - 1)] : [])).find(Boolean);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
