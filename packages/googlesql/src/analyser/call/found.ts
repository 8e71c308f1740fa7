/** A call's name, and the signature that it means. */
import type * as ast from "../../ast/index.ts";
import type { Resolution } from "../../signatures/index.ts";

export type Found = Exclude<Resolution, { error: string }>;

/** As messages say it: `NET.HOST`. */
export const shown = (node: ast.Call): string => node.name.map((part) => part.name.toUpperCase()).join(".");
