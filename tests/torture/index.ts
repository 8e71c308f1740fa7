/**
 * `npm run torture -- --count 1000 --seed 1 --engine sqlite`: commands are killed at random moments and run again; never part of the
 * tests. Ends with a line of counts, and exit code 1 where a row was lost, doubled or wrong, or a command failed.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { randomFrom } from "./random.ts";
import { scenarios } from "./scenarios.ts";
import { summary, type Tally } from "./tally.ts";
import { torment } from "./torment.ts";
import { type World, worldsOf } from "./world.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    engine: { type: "string", multiple: true, default: [] },
    scenario: { type: "string", multiple: true, default: [] },
  },
});
const [count, seed] = [Number(values.count), Number(values.seed)];

async function campaign(worlds: readonly World[], tally: Tally): Promise<void> {
  const random = randomFrom(seed);
  const cases = worlds.flatMap((world) => scenarios(values.scenario).map((scenario) => ({ world, scenario })));
  if (cases.length === 0) throw new Error("nothing to torture: no such engine or scenario here");
  for (let turn = 0; tally.interrupted < count && tally.failed < 10; turn++) {
    const { world, scenario } = cases[turn % cases.length] ?? {};
    if (world && scenario) await torment(world, scenario, random, tally);
  }
}

const tally: Tally = { interrupted: 0, late: 0, by: {}, lost: 0, doubled: 0, wrong: 0, failed: 0 };
const worlds = await worldsOf(values.engine);
try {
  await campaign(worlds, tally);
} finally {
  for (const world of worlds) await world.end();
  console.log(summary(tally, seed));
}
process.exitCode = tally.lost + tally.doubled + tally.wrong + tally.failed > 0 ? 1 : 0;
