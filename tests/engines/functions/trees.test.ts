/** The trees of all cases, as every engine gets them. */
import { translate } from "@sluice/googlesql";
import type { Dialect } from "@sluice/googlesql";
import { expect, test } from "vitest";
import { topics } from "./suite.ts";
import { validate } from "../../googlesql/validator/index.ts";

/** A dialect that renders nothing and looks at what it is given. */
function validating(problems: string[]): Dialect {
  return {
    name: "none",
    traits: { schemas: true, afterFailure: "keeps" },
    supported: new Set(),
    render: (statement) => {
      problems.push(...validate(statement));
      return [];
    },
    declare: ({ kind }) => kind,
    decode: (value) => value,
  };
}

test.each(Object.entries(topics))("%s", (_topic, cases) => {
  const found: string[] = [];
  for (const [sql] of cases) {
    const problems: string[] = [];
    const text = /^(select|with|from)\s/.test(sql) ? sql : `SELECT ${sql} AS v`;
    try {
      translate(text, { dialect: validating(problems) });
    } catch {
      continue;
    }
    found.push(...problems.map((problem) => `${sql}: ${problem}`));
  }
  expect(found).toEqual([]);
});
