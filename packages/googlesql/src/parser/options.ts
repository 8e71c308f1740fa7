/** `OPTIONS(description = "…", labels = [("a", "b")])`. */
import type { Options } from "../ast/index.ts";
import { accept, anyParenthesised, expect, expression, identifier, type Parser } from "./cursor.ts";

export const optionsClause = (p: Parser): Options => (accept(p, "OPTIONS") ? anyParenthesised(p, option) : []);

function option(p: Parser) {
  const name = identifier(p, "the name of an option");
  expect(p, "=");
  return { name, value: expression(p) };
}
