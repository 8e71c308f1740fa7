import type { Command } from "commander";
import { type ProjectFlags, projectFlags } from "../../project/flags.ts";
import { testWarehouse } from "../../unit-tests/warehouse.ts";

export interface TestFlags extends ProjectFlags {
  readonly warehouse: string;
  readonly json?: boolean;
  readonly junit?: string;
}

export const testFlags = (command: Command): Command =>
  projectFlags(
    command
      .option("--warehouse <url>", "where the tests' queries run", testWarehouse)
      .option("--json", "one JSON document on standard output")
      .option("--junit <file>", "write a JUnit report"),
  );
