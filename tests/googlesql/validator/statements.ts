/** Statements: queries fit the columns that they fill. */
import type { ColumnDefinition, MergeWhen, Statement } from "@sluice/googlesql/tree";
import { BOOL, type Column } from "@sluice/googlesql/types";
import { adding, distinctNames, must, mustBe, nowhere, type Place, type Rules, typed, typesOf } from "./place.ts";

type Of<Kind extends Statement["kind"]> = Extract<Statement, { kind: Kind }>;

export function statement(node: Statement, rules: Rules): void {
  const place = nowhere(rules);
  switch (node.kind) {
    case "query":
      return rules.query(node.query, place);
    case "createTable":
    case "createView":
      return create(node, place);
    case "insert":
      return insert(node, place);
    case "update":
      return update(node, place);
    case "delete":
      return typed(node.where, BOOL, "WHERE", unknownTarget(place, node.alias));
    case "merge":
      return merge(node, place);
    case "alterTable":
      return node.actions.forEach((action) => {
        if (action.kind === "addColumn") column(action.column, place);
        if (action.kind === "setDefault") rules.expr(action.default, place);
      });
    case "createSchema":
    case "drop":
    case "truncate":
      return undefined;
  }
}

function create({ columns, query, table }: Of<"createTable" | "createView">, place: Place): void {
  distinctNames(columns, table.join("."), place);
  for (const each of columns) column(each, place);
  if (!query) return;
  place.rules.query(query, place);
  const names = query.columns.map(({ name }) => name).join();
  must(place, names === columns.map(({ name }) => name).join(), `${table.join(".")} is filled with ${names}`);
  must(place, typesOf(query.columns) === typesOf(columns), `${typesOf(query.columns)} in ${typesOf(columns)}`);
}

function column({ name, type, default: value }: ColumnDefinition, place: Place): void {
  typed(value, type, `the default of ${name}`, place);
}

function insert({ columns, query }: Of<"insert">, place: Place): void {
  place.rules.query(query, place);
  distinctNames(columns, "INSERT", place);
  must(place, typesOf(query.columns) === typesOf(columns), `${typesOf(query.columns)} into ${typesOf(columns)}`);
}

/** A DELETE does not say its target's columns: any may be meant, of any type. */
function unknownTarget(place: Place, alias: string): Place {
  const expr: Rules["expr"] = (node, at) => {
    if ((node.kind !== "column" && node.kind !== "row") || node.relation !== alias) place.rules.expr(node, at);
  };
  return { ...place, rules: { ...place.rules, expr } };
}

function update({ alias, columns, from, set, where }: Of<"update">, place: Place): void {
  const all = adding(from ? place.rules.from(from, place) : place, alias, columns);
  assigned(set, columns, all);
  typed(where, BOOL, "WHERE", all);
}

function assigned(set: Of<"update">["set"], columns: readonly Column[], place: Place): void {
  distinctNames(
    set.map(({ column: name, value }) => ({ name, type: value.type })),
    "SET",
    place,
  );
  for (const { column: name, value } of set) given(name, value, columns, place);
}

function given(name: string, value: Of<"update">["where"], columns: readonly Column[], place: Place): void {
  const found = columns.find((each) => each.name === name);
  place.rules.expr(value, place);
  if (!found) return must(place, false, `there is no column ${name} to write`);
  mustBe(place, value.type, found.type, `the value for ${name}`);
}

function merge({ alias, columns, source, on, whens }: Of<"merge">, place: Place): void {
  const target = adding(place, alias, columns);
  const sourced = place.rules.from(source, place);
  const both = adding(sourced, alias, columns);
  typed(on, BOOL, "ON", both);
  const places = { MATCHED: both, "NOT MATCHED BY TARGET": sourced, "NOT MATCHED BY SOURCE": target };
  for (const when of whens) action(when, columns, places[when.matched]);
}

function action({ condition, action: node }: MergeWhen, columns: readonly Column[], place: Place): void {
  typed(condition, BOOL, "WHEN", place);
  if (node.kind === "update") assigned(node.set, columns, place);
  if (node.kind !== "insert") return;
  must(place, node.columns.length === node.values.length, "INSERT of other columns than values");
  for (const [i, value] of node.values.entries()) given(node.columns[i] ?? "", value, columns, place);
}
