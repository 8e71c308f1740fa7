/** `OPTIONS(description = "…", labels = [("a", "b")])`. */
import type { Options } from "../ast/index.ts";
import { accept, at, expect, expression, identifier, type Parser, separated } from "./cursor.ts";

export function optionsClause(p: Parser): Options {
  if (!accept(p, "OPTIONS")) return [];
  expect(p, "(");
  const options = at(p, ")") ? [] : separated(p, option);
  expect(p, ")");
  return options;
}

function option(p: Parser) {
  const name = identifier(p, "the name of an option");
  expect(p, "=");
  return { name, value: expression(p) };
}
