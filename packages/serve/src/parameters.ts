/** Parameters of a query, as the API writes them → as a session takes them. */
import type { ParameterValues } from "@sluice/googlesql";
import { standardName } from "./schema.ts";

interface ParameterType {
  readonly type: string;
  readonly arrayType?: ParameterType;
  readonly structTypes?: readonly { readonly name?: string; readonly type: ParameterType }[];
  readonly rangeElementType?: ParameterType;
}

interface ParameterValue {
  readonly value?: unknown;
  readonly arrayValues?: readonly ParameterValue[];
  readonly structValues?: Readonly<Record<string, ParameterValue>>;
  readonly rangeValue?: { readonly start?: ParameterValue; readonly end?: ParameterValue };
}

export interface QueryParameter {
  readonly name?: string;
  readonly parameterType: ParameterType;
  readonly parameterValue?: ParameterValue;
}

export function parametersOf(given: readonly QueryParameter[] = []): ParameterValues {
  const values = given.map(({ name, parameterType, parameterValue }) => {
    const value = { type: textOf(parameterType), value: valueOf(parameterType, parameterValue) };
    return [name, value] as const;
  });
  const named = values.filter(([name]) => name);
  return {
    named: Object.fromEntries(named.map(([name, value]) => [name ?? "", value])),
    positional: values.filter(([name]) => !name).map(([, value]) => value),
  };
}

function textOf({ type, arrayType, structTypes = [], rangeElementType }: ParameterType): string {
  const kind = standardName(type);
  if (kind === "ARRAY" && arrayType) return `ARRAY<${textOf(arrayType)}>`;
  if (kind === "RANGE" && rangeElementType) return `RANGE<${textOf(rangeElementType)}>`;
  if (kind !== "STRUCT") return kind;
  return `STRUCT<${structTypes.map((one) => `${one.name ? `\`${one.name}\` ` : ""}${textOf(one.type)}`).join(", ")}>`;
}

function valueOf(type: ParameterType, given: ParameterValue = {}): unknown {
  const kind = standardName(type.type);
  if (kind === "ARRAY" && type.arrayType) {
    const { arrayType } = type;
    return given.arrayValues?.map((one) => valueOf(arrayType, one)) ?? (given.value === null ? null : []);
  }
  if (kind === "STRUCT") return structOf(type, given);
  if (kind === "RANGE" && type.rangeElementType) {
    const { rangeElementType } = type;
    const { start, end } = given.rangeValue ?? {};
    return { start: valueOf(rangeElementType, start), end: valueOf(rangeElementType, end) };
  }
  if (kind === "JSON" && typeof given.value === "string") return JSON.parse(given.value);
  return given.value ?? null;
}

function structOf({ structTypes = [] }: ParameterType, { structValues }: ParameterValue): unknown {
  if (structValues === undefined) return null;
  const values = structTypes.map(
    ({ name = "", type }, at) => [name || `_field_${at + 1}`, valueOf(type, structValues[name])] as const,
  );
  return Object.fromEntries(values);
}
