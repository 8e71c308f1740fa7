import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeBelow } from "@sluice/googlesql/code";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "sluice-code-"));
afterAll(() => rmSync(folder, { recursive: true }));

let copies = 0;

/** The name of a copy, in which one thing may be another. */
function codeOf(change: (copy: string) => void = () => undefined): string {
  const copy = join(folder, `${++copies}`);
  mkdirSync(join(copy, "library"), { recursive: true });
  writeFileSync(join(copy, "render.ts"), "export const text = 'a';\n");
  writeFileSync(join(copy, "library/core.sql"), "select 1;\n");
  writeFileSync(join(copy, "README.md"), "Words.\n");
  change(copy);
  return codeBelow(copy);
}

test("the same code has the same name, wherever it is", () => {
  expect(codeOf()).toBe(codeOf());
});

describe("another name after", () => {
  const changes: Record<string, (copy: string) => void> = {
    "a change of a source": (copy) => writeFileSync(join(copy, "render.ts"), "export const text = 'b';\n"),
    "a change of SQL below": (copy) => writeFileSync(join(copy, "library/core.sql"), "select 2;\n"),
    "a new file": (copy) => writeFileSync(join(copy, "more.js"), ""),
    "another file name": (copy) => renameSync(join(copy, "render.ts"), join(copy, "renders.ts")),
    "a file that is gone": (copy) => rmSync(join(copy, "library/core.sql")),
    "a text that went to another file": (copy) => {
      cpSync(join(copy, "library/core.sql"), join(copy, "render.ts"));
      writeFileSync(join(copy, "library/core.sql"), "export const text = 'a';\n");
    },
  };

  test.each(Object.entries(changes))("%s", (_what, change) => {
    expect(codeOf(change)).not.toBe(codeOf());
  });
});

test("what is no code changes nothing", () => {
  const beside = codeOf((copy) => {
    writeFileSync(join(copy, "README.md"), "Other words.\n");
    writeFileSync(join(copy, "render.d.ts"), "export declare const text: string;\n");
    mkdirSync(join(copy, "node_modules/other"), { recursive: true });
    writeFileSync(join(copy, "node_modules/other/index.js"), "");
  });
  expect(beside).toBe(codeOf());
});
