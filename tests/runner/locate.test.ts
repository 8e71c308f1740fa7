import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GoogleSqlError } from "@sluice/googlesql";
import { expect, test } from "vitest";
import { located } from "../../packages/runner/src/locate/index.ts";

const projectDir = mkdtempSync(join(tmpdir(), "sluice-locate-"));
const fileName = "model.sqlx";

/** The error is at `⟪` in the script. */
function message(file: string, marked: string): string {
  writeFileSync(join(projectDir, fileName), file);
  const start = marked.indexOf("⟪");
  const error = new GoogleSqlError("invalid", "wrong", { span: { start, end: start + 1 } });
  return (located(error, marked.replace("⟪", ""), { projectDir, fileName }) as Error).message;
}

const head = 'config { type: "table" }\n\n';
const create = "create or replace table `d.s.t` as\n";

test.each([
  [
    "after JavaScript of several lines",
    `${head}select\n  \${[1, 2]\n    .map((n) => \`\${n} as a\${n}\`)\n    .join(",\\n")},\n  nope\nfrom \${ref("a")}`,
    `${create}select\n  1 as a1,\n2 as a2,\n  ⟪nope\nfrom \`d.s.a\``,
    "model.sqlx:7:3: wrong",
  ],
  [
    "behind JavaScript in its own line",
    `${head}select \${self.columns}, nope + 1\nfrom x`,
    `${create}select a, b, c, ⟪nope + 1\nfrom x`,
    "model.sqlx:3:25: wrong",
  ],
  [
    "written twice: the second is the second",
    `${head}select nope from \${ref("a")}\nunion all\nselect nope from \${ref("a")}`,
    `${create}select nope from \`d.s.a\`\nunion all\nselect ⟪nope from \`d.s.a\``,
    "model.sqlx:5:8: wrong",
  ],
  [
    "what JavaScript made: its line",
    `${head}select\n  a,\n  \${bad()} as b\nfrom x`,
    `${create}select\n  a,\n  ⟪oops(1) as b\nfrom x`,
    "model.sqlx:5: wrong",
  ],
  [
    "lines that JavaScript made: the nearest before them",
    `${head}select first_column,\n\${["x", "y"]\n  .join(",\\n")}\nfrom x`,
    `${create}select first_column,\nx_one,\n⟪y_two\nfrom x`,
    "model.sqlx:3: wrong",
  ],
  [
    "a very long line, with JavaScript in it",
    `${head}select ${"1 as a, ".repeat(40_000)} \${1 + 1} as b, nope, \${3} as c`,
    `${create}select ${"1 as a, ".repeat(40_000)} 2 as b, ⟪nope, 3 as c`,
    `model.sqlx:3:${"select ".length + 8 * 40_000 + " ${1 + 1} as b, ".length + 1}: wrong`,
  ],
  [
    "one of very many words of a very long line",
    `${head}select ${"1 as a, ".repeat(40_000)} 2 as b`,
    `${create}select ${"1 as a, ".repeat(20_000)}1 as ⟪a, ${"1 as a, ".repeat(19_999)} 2 as b`,
    "model.sqlx:3: wrong",
  ],
  [
    "a very long line that JavaScript made, among others",
    `${head}select first_column,\n\${columns}\nfrom x`,
    `${create}select first_column,\n${"a, ".repeat(100_000)}⟪b\nfrom x`,
    "model.sqlx:4: wrong",
  ],
  [
    "text that means something in a pattern",
    `${head}select a + (b) \${x} * [c] from t\nselect a + b \${x} * c from t`,
    `${create}select a + (b) ⟪whatever * [c] from t`,
    "model.sqlx:3: wrong",
  ],
  [
    "a line whose parts would have to overlap",
    `${head}select \${a}\nfrom t\nselect \${b}_t\${c}_t`,
    `${create}select ⟪xx_t\nfrom t\nselect yy_tzz_t`,
    "model.sqlx:3: wrong",
  ],
  ["nothing in common", "", `${create}select ⟪a`, "wrong"],
])("%s", (_what, file, script, expected) => {
  expect(message(file, script)).toBe(expected);
});
