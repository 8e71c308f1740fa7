/** STRING(5), NUMERIC(10, 2): types that hold less. */
import { typesText } from "@sluice/googlesql/functions";
import type { CastExpr } from "../../core/casts.ts";
import { ours, text } from "../names.ts";

export const narrowed = ({ type, parameters = [], safe }: CastExpr, sql: string): string =>
  parameters.length === 0 ? sql : ours("cast_limit", [sql, ...parameters.map(String), text(typesText([type]))], safe);
