/** What the official CLI does on a project's files and credentials, it does here too: under the same name, with its own arguments. */
import type { Command } from "commander";

const handedOver =
  (name: string, example: string) =>
  (command: Command): void => {
    command
      .argument("[arguments...]", "as the official CLI takes them: the project's folder, and flags")
      .allowUnknownOption()
      .addHelpText("after", `\nExamples:\n  $ sluice ${example}\n\nIts flags: npx dataform ${name} --help`)
      .action(async (given: readonly string[]) => {
        const { passOn } = await import("../../targets/bigquery/official-cli.ts");
        process.exitCode = await passOn(name, given);
      });
  };

export const format = { define: handedOver("format", "format --check") };
export const install = { define: handedOver("install", "install path/to/project") };
export const initCreds = { define: handedOver("init-creds", "init-creds path/to/project") };
