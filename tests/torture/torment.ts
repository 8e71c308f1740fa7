/** One command, killed at a random moment; then once more to its end, and a look at what is there. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Scenario } from "./scenarios.ts";
import { compare, type Tally } from "./tally.ts";
import type { World } from "./world.ts";

/** How long a command takes that nobody kills: the last time. */
const durations = new Map<string, number>();

export async function torment(world: World, scenario: Scenario, random: () => number, tally: Tally): Promise<void> {
  const name = `${scenario.name} on ${world.engine}`;
  world.next();
  try {
    await scenario.before?.(world);
    const was = await seen(world, scenario);
    await interrupt(world, scenario, (durations.get(name) ?? 1000) * (0.15 + 0.9 * random()), tally);
    if (!scenario.inParts)
      report(`${name}, killed`, world, between(await seen(world, scenario), was, scenario.expected(world)), tally);
    durations.set(name, await timed(() => world.complete(scenario.again?.(world) ?? scenario.command(world))));
    report(name, world, compare(await scenario.found(world), scenario.expected(world)), tally);
  } catch (error) {
    tally.failed++;
    world.keep();
    console.log(`${name}, generation ${world.generation()}: ${String(error)}; kept in ${world.folder}`);
  }
}

/** Nothing, where the table is not there yet. */
const seen = (world: World, { found }: Scenario): Promise<readonly string[]> => found(world).catch(() => []);

/** All as it was, or all as it is to be. */
const between = (found: readonly string[], was: readonly string[], now: readonly string[]) =>
  found.toSorted().join("\n") === was.toSorted().join("\n") ? compare(now, now) : compare(found, now);

async function interrupt(world: World, { name, command }: Scenario, after: number, tally: Tally): Promise<void> {
  const child = world.start(command(world));
  const isLate = await Promise.race([child.ended.then(() => true), sleep(after).then(() => false)]);
  child.kill();
  await child.ended;
  if (isLate) tally.late++;
  else {
    tally.interrupted++;
    tally.by[name] = (tally.by[name] ?? 0) + 1;
  }
}

function report(name: string, world: World, faults: ReturnType<typeof compare>, tally: Tally): void {
  const { lost, doubled, wrong } = faults;
  if (lost + doubled + wrong > 0) {
    world.keep();
    console.log(`${name}, generation ${world.generation()}: ${JSON.stringify(faults)}; kept in ${world.folder}`);
  }
  [tally.lost, tally.doubled, tally.wrong] = [tally.lost + lost, tally.doubled + doubled, tally.wrong + wrong];
}

async function timed(work: () => Promise<void>): Promise<number> {
  // oxlint-disable-next-line no-restricted-globals -- how long it takes says when to kill the next one, and no more
  const clock = performance;
  const began = clock.now();
  await work();
  return clock.now() - began;
}
