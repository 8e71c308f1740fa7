/** JSONPath as GoogleSQL has it: members and elements, no wildcards. */
import { fail, remember } from "./implementation.ts";
import { isArray, isObject, type Json } from "./json-value.ts";

export type Step = string | number;

const STEP =
  /\.([\p{L}_$][\p{L}\p{N}_$-]*|\d[\p{L}\p{N}_$-]*)|\."((?:[^"\\]|\\.)*)"|\[\s*(-?\d+)\s*\]|\[\s*'((?:[^'\\]|\\.)*)'\s*\]|\[\s*"((?:[^"\\]|\\.)*)"\s*\]/uy;

const unescaped = (text: string): string => text.replaceAll(/\\(.)/g, "$1");

export const pathSteps = remember((path: string): readonly Step[] => {
  if (!path.startsWith("$")) return fail(`JSONPath must start with '$': ${path}`);
  const steps: Step[] = [];
  for (let at = 1; at < path.length;) {
    STEP.lastIndex = at;
    const match = STEP.exec(path);
    if (match === null) return fail(`Invalid token in JSONPath at: ${path.slice(at)}`);
    const [whole, name, quoted, index, single, double] = match;
    steps.push(index === undefined ? (name ?? unescaped(quoted ?? single ?? double ?? "")) : Number(index));
    at += whole.length;
  }
  return steps;
});

/** JSON_SET and its like make and remove nothing at a negative index. */
export function placeSteps(path: string): readonly Step[] {
  const steps = pathSteps(path);
  return steps.some((step) => typeof step === "number" && step < 0)
    ? fail(`Negative index in JSONPath: ${path}`)
    : steps;
}

/** JSON_VALUE and JSON_QUERY quote a name as `."a.b"`, JSON_EXTRACT* as `['a.b']`, and neither takes the other's way. */
export function quotedAs(path: string, standard: boolean): string {
  const [own, other] = standard ? [/\."(?:[^"\\]|\\.)*"/g, /\[\s*['"]/] : [/\[\s*'(?:[^'\\]|\\.)*'\s*\]/g, /\."/];
  return other.test(path.replaceAll(own, "")) ? fail(`Invalid token in JSONPath: ${path}`) : path;
}

/** What a step leads to; undefined where it leads nowhere. */
export function child(json: Json, step: Step): Json | undefined {
  if (typeof step === "number") return isArray(json) ? json[step] : undefined;
  if (isArray(json) && /^\d+$/.test(step)) return json[Number(step)];
  return isObject(json) ? json.get(step) : undefined;
}

/** In lax mode an array stands for its elements, and a value for an array of one. */
function laxChildren(json: Json, step: Step, recursive: boolean): readonly Json[] {
  if (typeof step === "number") {
    const found = isArray(json) ? json[step] : step === 0 ? json : undefined;
    return found === undefined ? [] : [found];
  }
  if (isObject(json)) {
    const found = json.get(step);
    return found === undefined ? [] : [found];
  }
  if (!isArray(json)) return [];
  return json.flatMap((item) => (isArray(item) && !recursive ? [] : laxChildren(item, step, recursive)));
}

const LAX = /^\s*(?:lax\s+recursive|recursive\s+lax|lax)\s+/i;

export function follow(json: Json, path: string): Json | undefined {
  const mode = LAX.exec(path)?.[0];
  if (mode !== undefined) {
    const recursive = /recursive/i.test(mode);
    return pathSteps(path.slice(mode.length)).reduce<readonly Json[]>(
      (found, step) => found.flatMap((item) => laxChildren(item, step, recursive)),
      [json],
    );
  }
  let found: Json | undefined = json;
  for (const step of pathSteps(path)) {
    found = child(found, step);
    if (found === undefined) return undefined;
  }
  return found;
}
