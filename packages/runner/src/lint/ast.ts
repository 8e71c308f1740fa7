/** The syntax tree, as rules see it. */
import type { Expression, FromItem, InSet, Node, Query, Span } from "@sluice/googlesql/ast";

export { walk as walkAst } from "@sluice/googlesql/ast";

export declare namespace Ast {
  export type { Expression, FromItem, InSet, Node, Query, Span };
  export type JoinItem = Extract<FromItem, { readonly kind: "join" }>;
}
