import { cancelling } from "@sluice/runner";
import { loadedBy } from "../../sources/load.ts";
import type { Build } from "./request.ts";

/** Work on tables that no other run has in hand: of two that would fold in the same rows the second waits, and finds them done. */
export async function withClaim(build: Build, work: () => Promise<number>): Promise<number> {
  const { warehouse, output, signal, cycle } = build;
  if (!warehouse.claim) return work();
  const stop = cancelling(warehouse, signal);
  const say = (text: string) => (cycle ? cycle.onWait(text) : output.say(text));
  const free = await warehouse
    .claim(namesOf(build), () => say("waiting: another run has some of the same tables in hand"))
    .finally(stop);
  return work().finally(free);
}

function namesOf(build: Build): readonly string[] {
  const built = build.whole.tasks.filter(({ type }) => type !== "assertion").map(({ target }) => target);
  return [...built, ...loadedBy(build)].map(({ schema, name }) => `${schema}.${name}`);
}
