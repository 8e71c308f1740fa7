/** An empty database in memory, from nothing to GoogleSQL's functions in it, to closed. */
import { engines, openWarehouse } from "@sluice/engines";
import { milliseconds } from "./measure.ts";

const ROUNDS = 10;

export async function bench(): Promise<void> {
  for (const { name, title } of engines.filter(({ traits }) => traits.files)) {
    await milliseconds(`${title} opened and closed`, ROUNDS, async () => {
      await (await openWarehouse(`${name}::memory:`)).close();
    });
  }
}
