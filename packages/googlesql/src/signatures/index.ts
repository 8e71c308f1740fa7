export { aliasesOf, findFunction, findOperator, functionNames, registry } from "./registry.ts";
export { resolve, resolveOperator, type Resolution } from "./resolve.ts";
export type { CallArgument, Chosen, Match } from "./match.ts";
export type { Flag, FunctionKind, Parameter, Pattern, Signature } from "./pattern.ts";
export { symbols } from "./symbols.ts";
export { whyRefused } from "./unsupported.ts";
export { partSets, partsIn, weekdays } from "./parts.ts";
