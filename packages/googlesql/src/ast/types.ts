import type { ScalarName } from "../types.ts";
import type { Identifier, Span } from "./names.ts";

export type TypeExpr = Span &
  (
    | { readonly kind: "scalar"; readonly name: ScalarName; readonly parameters: readonly number[] }
    | { readonly kind: "array"; readonly element: TypeExpr }
    | { readonly kind: "range"; readonly element: TypeExpr }
    | { readonly kind: "struct"; readonly fields: readonly { name?: Identifier; type: TypeExpr }[] }
    /** `TABLE<a INT64>`, or `ANY TABLE` without columns: a parameter of a table function. */
    | { readonly kind: "tableType"; readonly columns?: readonly { name?: Identifier; type: TypeExpr }[] }
    /** `ANY TYPE` in a templated function. */
    | { readonly kind: "any" }
  );
