/** Models that say what they are. */
import { isModel, type Rule } from "../rule.ts";

export const noDescription: Rule = {
  name: "no-description",
  why: "Who finds a table wants to know what a row of it is.",
  check: ({ action }) =>
    isModel(action) && !action.raw.actionDescriptor?.description
      ? [{ message: "no description: say what it holds, and «One row per …»" }]
      : [],
};

export const undescribedColumn: Rule = {
  name: "undescribed-column",
  why: "A column without words is guessed at.",
  check: ({ action, analysed }) => {
    if (action.type === "view" && action.raw.actionDescriptor === undefined) return [];
    if (!isModel(action)) return [];
    const said = new Set((action.raw.actionDescriptor?.columns ?? []).map(({ path }) => path.join(".").toLowerCase()));
    const missing = (analysed?.columns ?? [])
      .filter(({ name }) => !said.has(name.toLowerCase()))
      .map(({ name }) => name);
    return missing.length === 0 ? [] : [{ message: `columns without a description: ${missing.join(", ")}` }];
  },
};

export const noKey: Rule = {
  name: "no-key",
  why: "A table whose rows nothing names can hold them twice, and nobody is told.",
  check: ({ action, actions }) => {
    if (action.type !== "table" && action.type !== "incremental") return [];
    const { uniqueKey = [], actionDescriptor } = action.raw;
    const tagged = (actionDescriptor?.columns ?? []).some(({ tags = [] }) => tags.includes("primary_key"));
    const asserted = [...actions.keys()].some((name) =>
      name.includes(`${action.target.schema}_${action.target.name}_assertions_uniqueKey`),
    );
    return uniqueKey.length > 0 || tagged || asserted
      ? []
      : [{ message: "no key: expected assertions: { uniqueKey: […] }" }];
  },
};
