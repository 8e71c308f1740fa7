import { readConfig } from "../../config/index.ts";
import { UsageError } from "../../errors.ts";
import { listen } from "../../interrupt.ts";
import { targetOf } from "../../targets/index.ts";
import { print } from "../../words/output.ts";
import type { ServeFlags } from "./flags.ts";

/** `sluice serve`: until it is stopped. */
export async function serveCommand(flags: ServeFlags): Promise<void> {
  const target = targetOf(flags, await readConfig(flags.project));
  const { serve } = await import("@sluice/serve");
  await target.load((open) =>
    open({}, async (warehouse) => {
      const { port, host, token, buckets } = flags;
      const server = await serve(warehouse, { port, host, token, buckets }).catch((cause: unknown) =>
        refuse(cause, flags),
      );
      print(`BigQuery's API on ${warehouse.label}: ${server.url}`);
      print(`BIGQUERY_EMULATOR_HOST=${server.url} points clients at it; Ctrl-C ends it.`);
      const { signal, release } = listen();
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      release();
      await server.close();
    }),
  );
}

function refuse(cause: unknown, { port, host }: ServeFlags): never {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === "EADDRINUSE")
    throw new UsageError(`port ${port} of ${host} is in use: expected a free one; --port 0 takes one`, { cause });
  throw cause;
}
