/** Names that one process has: where an engine's database is written by several at once. */
import { engines, openWarehouse, type Warehouse } from "@sluice/engines";
import { expect, it } from "vitest";
import { describeEngines, fileEngines } from "../servers/places.ts";

const servers = engines.filter(({ traits }) => !traits.files);

describeEngines(
  "claims",
  (_, place) => {
    const told: string[] = [];
    const claim = (warehouse: Warehouse, who: string, names: readonly string[]) =>
      warehouse.claim!(names, () => void told.push(`${who} waits`)).then((free) => {
        told.push(`${who} has it`);
        return free;
      });

    it("one has a name until it gives it back or is closed; others have others", async () => {
      const { url } = await place.fresh();
      const [one, two] = [await openWarehouse(url), await openWarehouse(url)];
      const free = await claim(one, "one", ["a", "b"]);
      const freeOther = await claim(two, "other", ["c"]);
      const second = claim(two, "two", ["d", "b"]);
      await expect.poll(() => told).toEqual(["one has it", "other has it", "two waits"]);
      await free();
      await second;
      expect(told.at(-1)).toBe("two has it");
      const third = claim(one, "three", ["b"]);
      await expect.poll(() => told.at(-1)).toBe("three waits");
      await freeOther();
      await two.close();
      await (
        await third
      )();
      expect(told.at(-1)).toBe("three has it");
      await one.close();
    });
  },
  servers,
);

describeEngines(
  "claims",
  (_, place) => {
    it("there are none: its one writer at a time is claim enough", async () => {
      const warehouse = await openWarehouse((await place.fresh()).url);
      expect(warehouse.claim).toBeUndefined();
      await warehouse.close();
    });
  },
  fileEngines,
);
