/** Names with dots between them. */
import type { Identifier, Path } from "../ast/index.ts";
import { accept, anyName, at, expected, identifier, isName, type Parser, peek } from "./cursor.ts";
import { lex } from "./lexer.ts";

/** `a.b.c`; stops before `.*`. */
export function path(p: Parser): Path {
  const names: [Identifier, ...Identifier[]] = [identifier(p)];
  while (at(p, ".") && !at(p, "*", 1) && !at(p, "(", 1)) {
    p.index++;
    names.push(anyName(p));
  }
  return names;
}

/** A path in the place of a table: the project may have dashes in it, as `my-project.ds.t`. */
export function tablePath(p: Parser): Path {
  if (!isName(peek(p))) throw expected(p, "the name of a table");
  const names: [Identifier, ...Identifier[]] = [dashed(p) ?? identifier(p)];
  while (accept(p, ".")) names.push(anyName(p));
  return names;
}

const DASHED = /[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)+/y;

function dashed(p: Parser): Identifier | undefined {
  const { kind, start } = peek(p);
  if (kind !== "word") return undefined;
  DASHED.lastIndex = start;
  const name = DASHED.exec(p.text)?.[0];
  if (name === undefined) return undefined;
  stepTo(p, start + name.length);
  return { name, quoted: false, start, end: start + name.length };
}

/** The number in `my-project-1.ds` took the dot with it: read the rest anew. */
function stepTo(p: Parser, offset: number): void {
  while (peek(p).end <= offset && peek(p).kind !== "end") p.index++;
  if (peek(p).start >= offset) return;
  p.tokens = [...p.tokens.slice(0, p.index), ...lex(p.text, offset)];
}

/** The parts of a table's name: `` `p.d.t` ``, `p.d.t` and `` p.`d.t` `` are the same. */
export const splitPath = (names: Path): readonly string[] =>
  names.flatMap(({ name, quoted }) => (quoted ? splitQuoted(name) : [name]));

/** A domain-scoped project (`example.com:project`) keeps its dot. */
function splitQuoted(name: string): readonly string[] {
  const colon = name.indexOf(":");
  if (colon < 0) return name.split(".");
  const [first = "", ...rest] = name.slice(colon + 1).split(".");
  return [name.slice(0, colon + 1) + first, ...rest];
}
