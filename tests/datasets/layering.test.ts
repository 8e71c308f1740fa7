import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  actionsOf,
  compileProject,
  targetName,
  type Action,
  type TableAction,
} from "../../packages/graph/src/index.ts";

const root = join(import.meta.dirname, "../..");
const actions = actionsOf(compileProject({ dir: root }));
const byName = new Map(actions.map((action) => [action.name, action]));
const models = actions.filter((action): action is TableAction => "query" in action.raw && action.type !== "assertion");

/** `definitions/<layer>/<dataset>/<file>`. */
function layerOf({ fileName }: Action): string {
  return fileName.split("/")[1] ?? "";
}

function datasetOf({ fileName }: Action): string {
  return fileName.split("/")[2] ?? "";
}

function inLayer(layer: string): TableAction[] {
  return models.filter((model) => layerOf(model) === layer);
}

function dependencies(action: Action): Action[] {
  return action.dependencies.flatMap((target) => byName.get(targetName(target)) ?? []);
}

function namesOf(found: readonly Action[]): string[] {
  return found.map(({ name }) => name);
}

function prefixOf(model: Action): string {
  const dataset = datasetOf(model);
  return { staging: `stg_${dataset}__`, intermediate: `int_${dataset}__` }[layerOf(model)] ?? "";
}

function isWellNamed(model: Action): boolean {
  const { name } = model.target;
  const isPlain = prefixOf(model) !== "" || !/^(stg|int|fct|dim)_|__/.test(name);
  return name.startsWith(prefixOf(model)) && isPlain && basename(model.fileName, ".sqlx") === name;
}

function hasGrain({ raw }: TableAction): boolean {
  return /(^|\s)One row per [^.]+\.$/.test(raw.actionDescriptor?.description?.trim() ?? "");
}

/** The tables whose config block asserts a key. */
const keyed = new Set(
  actions.flatMap(({ type, name, raw }) =>
    type === "assertion" && name.includes("assertions_uniqueKey") && "parentAction" in raw
      ? raw.parentAction?.name
      : [],
  ),
);

function isKeyed({ type, target }: TableAction): boolean {
  return type === "view" || keyed.has(target.name);
}

test("there is something to hold to the rules", () => {
  for (const layer of ["staging", "intermediate", "marts"]) expect(inLayer(layer).length).toBeGreaterThan(0);
});

describe("what reads what", () => {
  test("only staging reads raw", () => {
    const readers = actions.filter((action) => dependencies(action).some(({ type }) => type === "declaration"));
    expect(namesOf(readers.filter((action) => layerOf(action) !== "staging"))).toEqual([]);
  });

  test("a staging model reads one raw table, and joins nothing", () => {
    const wrong = inLayer("staging").filter(
      (model) => dependencies(model).length !== 1 || /\bjoin\b/i.test(model.raw.query ?? ""),
    );
    expect(namesOf(wrong)).toEqual([]);
  });
});

describe("names and places", () => {
  test.each(["staging", "intermediate", "marts", "assertions"])("%s is in its schema", (layer) => {
    const here = actions.filter((action) => layerOf(action) === layer && action.type !== "assertion");
    expect(namesOf(here.filter(({ target }) => target.schema !== layer))).toEqual([]);
    const assertions = actions.filter(({ type }) => type === "assertion");
    expect(namesOf(assertions.filter(({ target }) => target.schema !== "assertions"))).toEqual([]);
  });

  test("sources are declarations in raw", () => {
    const sources = actions.filter((action) => layerOf(action) === "sources");
    expect(sources.filter(({ type, target }) => type !== "declaration" || target.schema !== "raw")).toEqual([]);
    expect(namesOf(actions.filter((action) => action.type === "declaration" && layerOf(action) !== "sources"))).toEqual(
      [],
    );
  });

  test("prefixes say layer and dataset, marts are plain nouns, files are named as their table", () => {
    expect(namesOf(models.filter((model) => !isWellNamed(model)))).toEqual([]);
  });

  test("everything but a source carries its dataset's tag", () => {
    const untagged = actions.filter(
      (action) => action.type !== "declaration" && !action.tags.includes(datasetOf(action)),
    );
    expect(namesOf(untagged)).toEqual([]);
  });
});

describe("contracts", () => {
  test("a model's description ends with its grain", () => {
    expect(namesOf(models.filter((model) => !hasGrain(model)))).toEqual([]);
  });

  test("a mart asserts its key; a view over other marts has theirs", () => {
    expect(namesOf(inLayer("marts").filter((mart) => !isKeyed(mart)))).toEqual([]);
  });

  test("keywords are lower case", () => {
    const files = new Set(models.map(({ fileName }) => fileName));
    const shouts = [...files].filter((file) => /^\s*(SELECT|FROM|WHERE|GROUP BY|JOIN|WITH)\b/m.test(source(file)));
    expect(shouts).toEqual([]);
  });
});

function source(file: string): string {
  return readFileSync(join(root, file), "utf8");
}
