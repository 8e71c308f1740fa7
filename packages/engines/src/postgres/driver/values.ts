/** Values as the driver gives them: int8 a bigint, floats numbers, booleans, bytes; all else PostgreSQL's own text. */
import { types } from "pg";

const { BOOL, INT2, INT4, INT8, FLOAT4, FLOAT8, BYTEA } = types.builtins;

const parsers = new Map<number, (text: string) => unknown>([
  [BOOL, (text) => text === "t"],
  [INT2, BigInt],
  [INT4, BigInt],
  [INT8, BigInt],
  [FLOAT4, Number],
  [FLOAT8, Number],
  [BYTEA, (text) => new Uint8Array(Buffer.from(text.slice(2), "hex"))],
]);

const asText = (text: string): unknown => text;

export const valueTypes = { getTypeParser: (oid: number) => parsers.get(oid) ?? asText };
