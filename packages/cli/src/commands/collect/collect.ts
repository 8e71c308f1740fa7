import { join, resolve } from "node:path";
import type { CollectEvent } from "@sluice/sources";
import { readConfig } from "../../config/index.ts";
import { readEnvironment } from "../../environment.ts";
import { FailedError, messageOf } from "../../errors.ts";
import { listen } from "../../interrupt.ts";
import { print, printError } from "../../words/output.ts";
import type { CollectFlags } from "./flags.ts";
import { collectorNamed } from "./named.ts";

/** `sluice collect`: from a broker into the raw store, until it is stopped. */
export async function collectCommand(name: string, dir: string, flags: CollectFlags): Promise<void> {
  const { collectors } = await readConfig(dir);
  const { files = {}, store: where, spool = "raw-spool", ...subscription } = collectorNamed(name, collectors);
  const { collect, rawStoreAt, storeVersion } = await import("@sluice/sources");
  const place = where.startsWith("s3://") ? where : resolve(dir, where);
  const environment = readEnvironment().all;
  for (const [source, path] of Object.entries(files))
    await storeVersion(resolve(dir, path), source, rawStoreAt(place, environment));
  // The collector goes on meanwhile, and tries again itself.
  const store = rawStoreAt(place, environment, 0);
  const { signal, release } = listen();
  const telling = tell(name, flags.quiet ?? false);
  try {
    const { every } = flags;
    const folder = resolve(dir, join(spool, name));
    await collect({
      ...subscription,
      source: name,
      store,
      spool: folder,
      signal,
      onEvent: telling.event,
      ...(every && { every }),
    });
  } catch (error) {
    throw signal.aborted ? error : new FailedError(messageOf(error), { cause: error });
  } finally {
    telling.end();
    release();
  }
}

const rateEvery = 10_000;

/** Connections and troubles as they come, a rate now and then. */
function tell(name: string, quiet: boolean) {
  let [count, total] = [0, 0];
  const say = (text: string): void => void (quiet || print(`${name}: ${text}`));
  const rate = (): void => {
    if (count > 0) say(`${(count / (rateEvery / 1000)).toFixed(1)} messages/s, ${total.toLocaleString("en")} in all`);
    count = 0;
  };
  /** What refuses now, and why: said once, and that it is over. */
  const refusing = new Map<string, string>();
  const refused = (where: string, reason: string): void => {
    if (refusing.get(where) !== reason) printError(`${name}: the ${where} refuses: ${reason}; trying again`);
    refusing.set(where, reason);
  };
  const takes = (where: string): void => void (refusing.delete(where) && say(`the ${where} takes again`));
  const timer = setInterval(rate, rateEvery);
  const event = (one: CollectEvent): void => {
    if (one.kind === "kept") [count, total] = [count + 1, total + 1];
    else if (one.kind === "connected") say("connected");
    else if (one.kind === "lost") printError(`${name}: ${one.reason}; trying again in ${one.retryIn / 1000} s`);
    else if (one.kind === "waiting") refused(one.where, one.reason);
    if (one.kind === "stored") takes("store");
    if (one.kind === "kept") takes("spool");
  };
  const end = (): void => {
    clearInterval(timer);
    say(`stopped, ${total.toLocaleString("en")} messages`);
  };
  return { event, end };
}
