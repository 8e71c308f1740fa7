import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { compileProject, type CompiledGraph, type Overrides } from "../../packages/graph/src/index.ts";
import { dataform } from "./official.ts";
import { fixture, officialCopy } from "./project.ts";

async function official(project: string, flags: readonly string[]): Promise<CompiledGraph> {
  const { stdout } = await execa(dataform, ["compile", officialCopy(project), "--json", ...flags]);
  return JSON.parse(stdout) as CompiledGraph;
}

interface Case {
  readonly project: string;
  readonly flags?: readonly string[];
  readonly overrides?: Overrides;
}

const cases: Record<string, Case> = {
  "every kind of action": { project: "everything" },
  "dataform.json": { project: "legacy" },
  "every flag": {
    project: "legacy",
    flags: [
      "--vars=country=DE,extra=1",
      "--default-database=db",
      "--default-schema=sales",
      "--default-location=EU",
      "--assertion-schema=tests",
      "--database-suffix=x",
      "--schema-suffix=y",
      "--table-prefix=z",
      "--default-reservation=projects/p/locations/EU/reservations/r",
      "--disable-assertions",
    ],
    overrides: {
      vars: { country: "DE", extra: "1" },
      defaultDatabase: "db",
      defaultSchema: "sales",
      defaultLocation: "EU",
      assertionSchema: "tests",
      databaseSuffix: "x",
      schemaSuffix: "y",
      tablePrefix: "z",
      defaultReservation: "projects/p/locations/EU/reservations/r",
      disableAssertions: true,
    },
  },
};

describe("the graph is that of `dataform compile --json`", () => {
  test.concurrent.each(Object.entries(cases))("%s", async (_, { project, flags = [], overrides = {} }) => {
    const dir = fixture(project);
    expect(compileProject({ dir, ...overrides })).toEqual(await official(dir, flags));
  });
});
