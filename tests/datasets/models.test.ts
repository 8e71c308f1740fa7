/** The models as a whole. */
import { join } from "node:path";
import { compileProject } from "@sluice/graph";
import { execa } from "execa";
import { expect, test } from "vitest";
import { sluice } from "../cli/command.ts";
import { dataform } from "../graph/official.ts";
import { ownProject } from "./project.ts";

test("they compile to what the official CLI makes of them", async () => {
  const dir = join(import.meta.dirname, "../..");
  const { stdout } = await execa(dataform, ["compile", dir, "--json"]);
  expect(compileProject({ dir })).toEqual(JSON.parse(stdout));
});

test("nothing is wrong with them on any engine", async () => {
  const { code, out } = await sluice(ownProject(), "check", "--engine", "all");
  expect([code, out]).toEqual([0, expect.stringContaining("nothing is wrong")]);
});
