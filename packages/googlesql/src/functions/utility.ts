/** ERROR, RAND, GENERATE_UUID, TYPEOF. */
import { randomUUID } from "node:crypto";
import { fail, type Implementations, typed, type Value } from "./implementation.ts";
import { typeName } from "../types.ts";
import { typeAt } from "./type-text.ts";

export const utility: Implementations = {
  error: { run: (message: string) => fail(message) },
  rand: { run: () => Math.random(), nulls: true, volatile: true },
  generate_uuid: { run: () => randomUUID(), nulls: true, volatile: true },
  ...typed({ typeof: (_: Value, types: string) => typeName(typeAt(types)) }, { nulls: true }),
};
