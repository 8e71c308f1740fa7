/** Natives that are chosen by the type of the first argument, and several of one shape. */
import type { Type } from "@sluice/googlesql/types";
import { kindOf } from "../arguments.ts";
import type { Native, Natives } from "../context.ts";

type Kind = Type["kind"];

/** Only where the first argument is of one of these kinds. */
export const only =
  (kinds: readonly Kind[], then: Native): Native =>
  (call) =>
    kinds.includes(kindOf(call, 0)) ? then(call) : undefined;

/** By the kind of the first argument. */
export const byKind =
  (choices: Partial<Record<Kind, Native>>, otherwise?: Native): Native =>
  (call) =>
    (choices[kindOf(call, 0)] ?? otherwise)?.(call);

/** Functions that differ in their name alone: `"sin cos tan"`. */
export const each = (names: string, make: (name: string) => Native): Natives =>
  Object.fromEntries(names.split(" ").map((name) => [name, make(name)]));
