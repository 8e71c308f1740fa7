import type { Command } from "commander";
import { warehouseFlag } from "../flags.ts";

interface Flags {
  readonly warehouse?: string;
  readonly project: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

const examples = `
Examples:
  $ sluice query "select count(*) as votes from votes"
  $ sluice query --json "select * from marts.posts limit 3" | jq
  $ echo "select 1 as one" | sluice query -`;

export function define(command: Command): void {
  command
    .argument("<sql>", 'GoogleSQL, or "-" to read it from standard input')
    .option("--json", "a JSON array of rows")
    .option("--csv", "CSV with a header")
    .option("--project <dir>", "the project whose default dataset and config count", ".");
  warehouseFlag(command);
  command.addHelpText("after", examples).action(async (sql: string, flags: Flags) => {
    const { queryCommand } = await import("../query-command.ts");
    await queryCommand(sql, flags);
  });
}
