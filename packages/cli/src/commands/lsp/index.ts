import type { Command } from "commander";

const examples = `
Examples:
  $ sluice lsp                 for an editor to start: it speaks the Language Server Protocol on standard input and output

How to tell VS Code, Neovim and Helix of it: docs/editor.md.`;

export function define(command: Command): void {
  // Editors' clients say so, though there is no other way.
  command.option("--stdio", "accepted: it is what it does");
  command.addHelpText("after", examples).action(async () => {
    const { lspCommand } = await import("./lsp.ts");
    await lspCommand();
  });
}
