/** Columns and constraints of CREATE TABLE and ALTER TABLE. */
import type { ColumnDefinition, ForeignKey, Identifier } from "../ast/index.ts";
import {
  accept,
  at,
  endOf,
  expect,
  expression,
  given,
  identifier,
  parenthesised,
  type Parser,
  peek,
  startOf,
  unsupported,
} from "./cursor.ts";
import { optionsClause } from "./options.ts";
import { tablePath } from "./paths.ts";
import { parseType } from "./types.ts";

export interface Columns {
  readonly columns: readonly ColumnDefinition[];
  readonly primaryKey?: readonly Identifier[];
  readonly foreignKeys?: readonly ForeignKey[];
}

/** `(a INT64 NOT NULL, b STRING, PRIMARY KEY (a) NOT ENFORCED)`. */
export function columnList(p: Parser): Columns {
  const columns: ColumnDefinition[] = [];
  const foreignKeys: ForeignKey[] = [];
  let primaryKey: readonly Identifier[] | undefined;
  expect(p, "(");
  do {
    if (at(p, ")")) break;
    if (startsConstraint(p)) primaryKey = constraint(p, foreignKeys) ?? primaryKey;
    else columns.push(columnDefinition(p));
  } while (accept(p, ","));
  expect(p, ")");
  return { columns, ...given({ primaryKey }), ...(foreignKeys.length > 0 && { foreignKeys }) };
}

/** At so many tokens from here. */
export function startsConstraint(p: Parser, ahead = 0): boolean {
  const is = (...keys: readonly string[]) => keys.every((key, i) => key === "" || at(p, key, ahead + i));
  return is("PRIMARY", "KEY") || is("FOREIGN", "KEY") || named(is);
}

const named = (is: (...keys: readonly string[]) => boolean): boolean =>
  ["PRIMARY", "FOREIGN"].some(
    (key) => is("CONSTRAINT", "", key, "KEY") || is("CONSTRAINT", "IF", "NOT", "EXISTS", "", key, "KEY"),
  );

/** A primary key's columns; a foreign key is added to those found. */
export function constraint(p: Parser, foreignKeys: ForeignKey[]): readonly Identifier[] | undefined {
  if (accept(p, "CONSTRAINT")) {
    accept(p, "IF", "NOT", "EXISTS");
    identifier(p, "a constraint");
  }
  if (accept(p, "PRIMARY", "KEY")) {
    const names = parenthesised(p, column);
    notEnforced(p);
    return names;
  }
  expect(p, "FOREIGN", "KEY");
  const columns = parenthesised(p, column);
  foreignKeys.push({ columns, ...references(p) });
  return undefined;
}

function references(p: Parser): Omit<ForeignKey, "columns"> {
  expect(p, "REFERENCES");
  const path = tablePath(p);
  const names = at(p, "(") ? parenthesised(p, column) : [];
  notEnforced(p);
  return { path, references: names };
}

const notEnforced = (p: Parser): boolean => accept(p, "NOT", "ENFORCED");

const column = (p: Parser): Identifier => identifier(p, "a column");

export function columnDefinition(p: Parser): ColumnDefinition {
  const start = startOf(p);
  const name = column(p);
  const type = at(p, ",") || at(p, ")") || at(p, "OPTIONS") ? undefined : parseType(p);
  const attributes = columnAttributes(p);
  const options = optionsClause(p);
  return { name, ...given({ type }), ...attributes, options, start, end: endOf(p) };
}

type Attributes = Pick<ColumnDefinition, "notNull" | "default" | "primaryKey">;

function columnAttributes(p: Parser): Attributes {
  let found: Attributes = { notNull: false };
  for (;;) {
    const next = attribute(p);
    if (!next) return found;
    found = { ...found, ...next };
  }
}

function attribute(p: Parser): Partial<Attributes> | undefined {
  if (accept(p, "NOT", "NULL")) return { notNull: true };
  if (accept(p, "DEFAULT")) return { default: expression(p) };
  if (at(p, "GENERATED") || at(p, "AS")) throw unsupported("A generated column", peek(p));
  if (at(p, "CONSTRAINT") && at(p, "REFERENCES", 2)) p.index += 2;
  if (at(p, "REFERENCES")) {
    references(p);
    return {};
  }
  if (!accept(p, "PRIMARY", "KEY")) return undefined;
  notEnforced(p);
  return { primaryKey: true };
}
