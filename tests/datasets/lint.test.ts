import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lint } from "@sluice/runner";
import { expect, test } from "vitest";
import { analyse, graph } from "./analysed.ts";

const root = join(import.meta.dirname, "../..");

test("this project's models have nothing that lint finds", () => {
  const textOf = (file: string): string => readFileSync(join(root, file), "utf8");
  expect(lint(graph, { projectDir: root, analysis: analyse(graph), textOf })).toEqual([]);
});
