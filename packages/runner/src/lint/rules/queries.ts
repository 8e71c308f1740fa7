/** Forms of queries that mean less, or something else, than they seem to. */
import { type Ast, walkAst } from "../ast.ts";
import { type Finding, isModel, type Rule, type Subject } from "../rule.ts";

function findings(
  { statements }: Subject,
  look: (node: Ast.Node) => Finding | readonly Finding[] | undefined,
): readonly Finding[] {
  const found: Finding[] = [];
  walkAst(statements, (node) => void found.push(...[look(node) ?? []].flat()));
  return found;
}

export const unusedCte: Rule = {
  name: "unused-cte",
  why: "A named query that nothing reads is dead, and reads as if it counted.",
  check: (subject) =>
    findings(subject, (node) => {
      if (node.kind !== "query" || !("ctes" in node)) return undefined;
      return node.ctes
        .filter(({ name }) => !isNamed(node, name.name))
        .map(({ name }) => ({ message: `nothing reads ${name.name}`, span: name }));
    }),
};

/** Whether a FROM below the query, outside of the CTE itself, names it. */
function isNamed(query: Ast.Query, cte: string): boolean {
  let found = false;
  const others = query.ctes.filter(({ name }) => name.name !== cte).map((one) => one.query);
  walkAst([...others, query.body, query.orderBy, query.pipes], (node) => {
    if (
      node.kind === "table" &&
      "path" in node &&
      node.path.length === 1 &&
      node.path[0]?.name.toLowerCase() === cte.toLowerCase()
    )
      found = true;
  });
  return found;
}

export const groupByPosition: Rule = {
  name: "group-by-position",
  why: "GROUP BY 1 means another column once one is put before it.",
  check: (subject) =>
    findings(subject, (node) => {
      if (node.kind !== "select" || !("groupBy" in node) || node.groupBy?.kind !== "items") return undefined;
      const place = node.groupBy.items.find((item) => item.kind === "value" && isNumber(item.value));
      return place && { message: "GROUP BY a position: name the column", span: place };
    }),
};

export const orderByPosition: Rule = {
  name: "order-by-position",
  why: "ORDER BY 1 means another column once one is put before it.",
  check: (subject) =>
    findings(subject, (node) => {
      if (node.kind !== "query" || !("orderBy" in node)) return undefined;
      const place = node.orderBy.find(({ value }) => isNumber(value));
      return place && { message: "ORDER BY a position: name the column", span: place };
    }),
};

const isNumber = (value: Ast.Expression): boolean => value.kind === "literal" && value.type === "INT64";

export const orderedTable: Rule = {
  name: "ordered-table",
  why: "Tables and views have no order: ORDER BY without LIMIT costs a sort, and promises what nobody keeps.",
  check: ({ action, statements }) => {
    if (!isModel(action)) return [];
    return statements.flatMap((statement) => {
      if (statement.kind !== "queryStatement") return [];
      const { orderBy, limit } = statement.query;
      const [first] = orderBy;
      return first && limit === undefined
        ? [{ message: "ORDER BY without LIMIT: who reads it must order", span: first }]
        : [];
    });
  },
};

export const limitWithoutOrder: Rule = {
  name: "limit-without-order",
  why: "LIMIT without ORDER BY keeps any rows, other ones each time.",
  check: ({ action, statements }) => {
    if (!isModel(action)) return [];
    return findings({ statements } as Subject, (node) =>
      node.kind === "query" &&
      "ctes" in node &&
      node.limit !== undefined &&
      node.orderBy.length === 0 &&
      node.pipes.length === 0
        ? { message: "LIMIT without ORDER BY", span: node.limit }
        : undefined,
    );
  },
};

export const commaJoin: Rule = {
  name: "comma-join",
  why: "A comma between tables joins each row with each: where that is meant, CROSS JOIN says so.",
  check: (subject) =>
    findings(subject, (node) =>
      node.kind === "join" && "join" in node && "left" in node && isComma(node)
        ? { message: "a comma joins two tables: write CROSS JOIN, or JOIN … ON", span: node.right }
        : undefined,
    ),
};

/** `from t, unnest(t.items)` is how arrays are opened. */
const isComma = (node: Ast.JoinItem): boolean =>
  node.join === "COMMA" && node.right.kind === "table" && node.right.path.length === 1;

export const notInSubquery: Rule = {
  name: "not-in-subquery",
  why: "NOT IN (SELECT …) is never true once the subquery gives a NULL: NOT EXISTS is.",
  check: (subject) =>
    findings(subject, (node) =>
      node.kind === "in" && "set" in node && "negated" in node && node.negated && isQuery(node.set)
        ? { message: "NOT IN (SELECT …): one NULL in it makes all of it not true; use NOT EXISTS", span: node }
        : undefined,
    ),
};

const isQuery = (set: Ast.InSet): boolean => "query" in set || (set as { readonly kind?: string }).kind === "query";
