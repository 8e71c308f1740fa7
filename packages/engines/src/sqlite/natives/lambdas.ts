/** ARRAY_FILTER, ARRAY_TRANSFORM and others that take a lambda: subqueries over json_each. */
import { sqlOf, typeOf } from "../../core/arguments.ts";
import { isLast, type Lambda, lambdaOf, parametersOf } from "../../core/lambdas.ts";
import { type Call, type Native, type Natives, shown, unsupported } from "../../core/context.ts";
import { ours } from "../names.ts";
import { fromElement, toElement } from "../elements.ts";
import type { Type } from "@sluice/googlesql/types";

/** One such call: what the subquery is made of. */
interface Parts {
  readonly alias: string;
  readonly each: string;
  readonly body: string;
  readonly item: string;
  readonly element: Type;
  readonly result: Type;
  /** The last that is found is wanted, not the first. */
  readonly last: boolean;
}

const overElements =
  (make: (parts: Parts) => string): Native =>
  (call) => {
    const lambda = lambdaOf(call.args[1]);
    if (!lambda) return undefined;
    const array = sqlOf(call, 0);
    return `CASE WHEN ${array} IS NOT NULL THEN (${make(partsOf(call, array, lambda))}) END`;
  };

function partsOf(call: Call, array: string, lambda: Lambda): Parts {
  const type = typeOf(call, 0);
  if (type.kind !== "ARRAY") throw unsupported(shown(call.fn));
  const alias = aliasIn(call);
  const item = fromElement(`${alias}.value`, type.element);
  return {
    alias,
    each: `json_each(${array}) AS ${alias}`,
    body: bodyOf(lambda, [item, `${alias}.key`], call),
    item,
    element: type.element,
    result: lambda.body.type,
    last: isLast(call),
  };
}

const aliasIn = ({ render }: Call): string => `"#l${render.scope.lambdas.size}"`;

/** The lambda's body with these values for its parameters. */
function bodyOf(lambda: Lambda, values: readonly string[], { render }: Call): string {
  const lambdas = new Map([...render.scope.lambdas, ...parametersOf(lambda, values)]);
  return render.within({ ...render.scope, lambdas }).expr(lambda.body);
}

/** Arrays, the lambda of their elements, and how unequal lengths are taken. */
const zip: Native = (call) => {
  const at = call.args.findIndex((arg) => arg.kind === "lambda");
  const lambda = lambdaOf(call.args[at]);
  if (!lambda) return undefined;
  const [arrays, mode = "'STRICT'"] = [call.args.slice(0, at), call.sql[at + 1]];
  const alias = aliasIn(call);
  const items = arrays.map(({ type }, i) =>
    fromElement(`json_extract(${alias}.value, '$[${i}]')`, type.kind === "ARRAY" ? type.element : type),
  );
  const pairs = ours("array_zip", [...call.sql.slice(0, at), mode]);
  const value = toElement(bodyOf(lambda, items, call), lambda.body.type);
  const made = `SELECT json_group_array(${value} ORDER BY ${alias}.key) FROM json_each(${pairs}) AS ${alias}`;
  return `CASE WHEN ${pairs} IS NOT NULL THEN (${made}) END`;
};

const gathered = (value: string, { alias, each }: Parts, where = ""): string =>
  `SELECT json_group_array(${value} ORDER BY ${alias}.key) FROM ${each}${where}`;

const first = (value: string, { alias, each, body, last }: Parts): string =>
  `SELECT ${value} FROM ${each} WHERE ${body} ORDER BY ${alias}.key${last ? " DESC" : ""} LIMIT 1`;

const found = (parts: Parts): string => gathered(toElement(parts.item, parts.element), parts, ` WHERE ${parts.body}`);

export const lambdas: Natives = {
  array_filter: overElements(found),
  array_find_all: overElements(found),
  array_transform: overElements((parts) => gathered(toElement(parts.body, parts.result), parts)),
  array_includes: overElements(({ each, body }) => `SELECT COALESCE(max(${body}), 0) FROM ${each}`),
  array_find: overElements((parts) => first(parts.item, parts)),
  array_offset: overElements((parts) => first(`${parts.alias}.key`, parts)),
  array_offsets: overElements((parts) => gathered(`${parts.alias}.key`, parts, ` WHERE ${parts.body}`)),
  array_zip: zip,
};
