import type { Selection } from "@sluice/graph";
import type { Command } from "commander";
import { list } from "../flag-values.ts";

export interface SelectionFlags {
  readonly actions?: readonly string[];
  readonly tags?: readonly string[];
  readonly exclude?: readonly string[];
  readonly includeDeps?: boolean;
  readonly includeDependents?: boolean;
}

export const selectionFlags = (command: Command): Command =>
  command
    .option(
      "--actions <names...>",
      "only these: name, dataset.name, * for any characters, +name+ with ancestors and descendants",
      list,
    )
    .option("--tags <tags...>", "only what has one of these tags; a&b asks for both", list)
    .option("--exclude <names...>", "but not these (names, or tag:NAME)", list)
    .option("--include-deps", "also what the selected actions depend on")
    .option("--include-dependents", "also what depends on them");

export const selectionOf = ({ actions, tags, exclude, includeDeps, includeDependents }: SelectionFlags): Selection => ({
  actions,
  tags,
  exclude,
  includeDeps,
  includeDependents,
});
