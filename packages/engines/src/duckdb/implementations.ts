/** Finds the JavaScript implementation of a call. */
import { findImplementation as find, type Implementation } from "@sluice/googlesql/functions";
import type { Type } from "@sluice/googlesql/types";

/** Casts are told apart by what they make, too. */
export const tellingTypes = (fn: string, args: readonly Type[], result: Type): readonly Type[] =>
  fn === "cast" || fn === "cast_format" ? [...args.slice(0, 1), result] : args;

export const findImplementation = (fn: string, args: readonly Type[], result: Type): Implementation | undefined =>
  find(fn, tellingTypes(fn, args, result));
