/** The trees of this repository's models, assertions and unit tests. */
import { join } from "node:path";
import { compileProject } from "@sluice/graph";
import { type Column, STRING, TIMESTAMP } from "@sluice/googlesql/types";
import {
  bmrsWindForecastPair,
  linearOrders,
  posts,
  regionContours,
  sensorMessages,
  sensors,
  temperatures,
  votes,
} from "@sluice/pipelines";
import { analyseProject } from "@sluice/runner";
import { expect, test } from "vitest";
import { validate } from "../googlesql/validator/index.ts";

const projectDir = join(import.meta.dirname, "../..");
const text = (name: string): Column => ({ name, type: STRING });
const { actions, problems } = analyseProject(compileProject({ dir: projectDir }), { projectDir, columnsOf });

/** Raw tables have all as text. */
function columnsOf({
  schema,
  name,
}: {
  readonly schema: string;
  readonly name: string;
}): readonly Column[] | undefined {
  const sources = [
    bmrsWindForecastPair,
    linearOrders,
    posts,
    regionContours,
    sensorMessages,
    sensors,
    temperatures(undefined),
    votes,
  ];
  const columns = schema === "raw" ? sources.find((source) => source.name === name)?.columns : undefined;
  return columns && [...columns.map(text), text("_source"), { name: "_loaded_at", type: TIMESTAMP }];
}

test("all can be read", () => {
  expect(problems).toEqual([]);
  expect([...actions.values()].flatMap(({ trees }) => trees).length).toBeGreaterThan(70);
});

test.each([...actions])("%s", (_name, { trees }) => {
  expect(trees.flatMap(validate)).toEqual([]);
});
