import type { Command } from "commander";
import { type QueryFlags, queryFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice query "select count(*) as votes from votes"
  $ sluice query --json "select * from marts.posts limit 3" | jq
  $ echo "select 1 as one" | sluice query -`;

export function define(command: Command): void {
  queryFlags(command.argument("<sql>", 'GoogleSQL, or "-" to read it from standard input'));
  command.addHelpText("after", examples).action(async (sql: string, flags: QueryFlags) => {
    const { queryCommand } = await import("./query.ts");
    await queryCommand(sql, flags);
  });
}
