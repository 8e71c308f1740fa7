import { version } from "../../version.ts";

/** `sluice lsp`: answers an editor until that goes. */
export async function lspCommand(): Promise<void> {
  const { serve } = await import("@sluice/editor");
  serve({
    module: new URL("worker.ts", import.meta.url),
    input: process.stdin,
    output: process.stdout,
    version: version(),
  });
}
