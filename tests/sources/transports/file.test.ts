import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sourceContract, type Supply } from "../../contracts/source.ts";
import { describeEngines, openFresh } from "../../servers/places.ts";

/** Named as no pattern and no address may be read. */
const name = "k=v[1] *?.ndjson";

async function supply(whereOf: (path: string) => string): Promise<Supply> {
  const folder = await mkdtemp(join(tmpdir(), "sluice-file-"));
  const path = join(folder, name);
  return {
    where: whereOf(path),
    label: path,
    secrets: [],
    put: (records) => writeFile(path, records.map((record) => `${record}\n`).join("")),
    breakOff: (records) => writeFile(path, `${records.join("\n")}\n{"Id":"cut o`),
    takeAway: () => rm(path),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

describeEngines("a source by path", (_, place) =>
  sourceContract(
    { replaces: true },
    () => supply((path) => path),
    () => openFresh(place),
  ),
);

describeEngines("a source by file: address", (_, place) =>
  sourceContract(
    { replaces: true },
    () => supply((path) => pathToFileURL(path).href),
    () => openFresh(place),
  ),
);
