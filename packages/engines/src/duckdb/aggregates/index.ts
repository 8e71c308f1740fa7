/** Aggregates, with OVER or without. */
import type { Aggregates } from "../../core/context.ts";
import { approximate } from "./approximate.ts";
import { arrays } from "./arrays.ts";
import { numbers } from "./numbers.ts";

export const aggregates: Aggregates = { ...numbers, ...arrays, ...approximate };
