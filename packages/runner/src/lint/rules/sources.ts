/** What models read. */
import { type Action, targetName } from "@sluice/graph";
import { splitPath, tablesOf } from "@sluice/googlesql";
import type { Ast } from "../ast.ts";
import { isModel, type Rule, type Subject } from "../rule.ts";

interface Star {
  readonly source: Action;
  readonly span: Ast.Span;
}

/** The source whose columns a query passes on as they come: by `*`, or by `*` of a CTE that does so. One that names them later does not. */
function starOf(query: Ast.Query, subject: Subject, outer: ReadonlyMap<string, Star>): Star | undefined {
  const ctes = new Map(outer);
  for (const { name, query: inner } of query.ctes) {
    const star = starOf(inner, subject, ctes);
    if (star) ctes.set(name.name.toLowerCase(), star);
    else ctes.delete(name.name.toLowerCase());
  }
  const { body } = query;
  if (body.kind === "query") return starOf(body, subject, ctes);
  if (body.kind !== "select" || body.from?.kind !== "table") return undefined;
  const star = body.items.find((item) => item.kind === "star" && item.base === undefined);
  if (star === undefined) return undefined;
  const path = splitPath(body.from.path);
  const [only = "", ...more] = path;
  if (more.length === 0 && ctes.has(only.toLowerCase())) return ctes.get(only.toLowerCase());
  const source = subject.actions.get(subject.named(path) ?? "");
  return source?.type === "declaration" ? { source, span: star } : undefined;
}

export const starFromSource: Rule = {
  name: "star-from-source",
  why: "A source's columns are its supplier's: a new one would go through to whoever reads the model.",
  check: (subject) =>
    subject.statements.flatMap((statement) => {
      const star = statement.kind === "queryStatement" ? starOf(statement.query, subject, new Map()) : undefined;
      return star
        ? [{ message: `all columns of the source ${star.source.target.name} go through: name them`, span: star.span }]
        : [];
    }),
};

export const unusedSource: Rule = {
  name: "unused-source",
  why: "A declared source that nothing reads is either forgotten or in the way.",
  check: ({ action, actions }) => {
    if (action.type !== "declaration") return [];
    const isRead = [...actions.values()].some(({ dependencies }) =>
      dependencies.some((target) => targetName(target) === action.name),
    );
    return isRead ? [] : [{ message: `${action.target.name} is declared, and nothing reads it` }];
  },
};

export const undeclaredDependency: Rule = {
  name: "undeclared-dependency",
  why: "A table that is named without ref() is read whenever it happens to be there, not after it was made.",
  check: ({ action, statements, named }) => {
    if (!isModel(action) && action.type !== "assertion") return [];
    const known = new Set([action.name, ...action.dependencies.map(targetName)]);
    return statements.flatMap((statement) =>
      tablesOf(statement).flatMap((path) => {
        const name = named(splitPath(path));
        const [first] = path;
        return name === undefined || known.has(name) || first === undefined
          ? []
          : [{ message: `${splitPath(path).join(".")} is read without ref()`, span: first }];
      }),
    );
  },
};
