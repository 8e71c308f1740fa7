/** Where tests get an empty database of any engine in the list: in memory, or on a server of their own. */
import { type Engine, engines, type OpenOptions, openWarehouse, type Warehouse } from "@sluice/engines";
import { afterAll, describe } from "vitest";
import { postgresPlace } from "./postgres-place.ts";
import { postgresBinary } from "./postgres.ts";
import { describeWith } from "./server.ts";

export interface Place {
  fresh(): Promise<Fresh>;
  stop(): Promise<void>;
}

export interface Fresh {
  /** The address of an empty database. */
  readonly url: string;
  /** It is not needed any more, and closed. */
  done(): Promise<void>;
}

/** Engines whose databases are no files, by name: the server that must be there, and the way to databases on it. */
const servers: Readonly<Record<string, { readonly binary: string | undefined; readonly place: () => Place }>> = {
  postgres: { binary: postgresBinary, place: postgresPlace },
};

function serverOf({ name }: Engine) {
  const server = servers[name];
  if (!server) throw new Error(`No place for an empty database of ${name}: expected one in tests/servers/places.ts`);
  return server;
}

/** Nothing is started before the first database is asked for. */
export const placeOf = (engine: Engine): Place => (engine.traits.files ? inMemory(engine) : serverOf(engine).place());

const inMemory = ({ name }: Engine): Place => ({
  fresh: () => Promise.resolve({ url: `${name}::memory:`, done: () => Promise.resolve() }),
  stop: () => Promise.resolve(),
});

export const fileEngines: readonly Engine[] = engines.filter(({ traits }) => traits.files);

/** A suite for each engine in the list, or for those of a kind. Where an engine's server is missing: see describeWith. */
export function describeEngines(
  name: string,
  suite: (engine: Engine, place: Place) => void,
  those: readonly Engine[] = engines,
): void {
  for (const engine of those) {
    const run = () => suite(engine, placeUntilEnd(engine));
    const title = `${name} on ${engine.title}`;
    if (engine.traits.files) describe(title, run);
    else describeWith(title, serverOf(engine).binary, run);
  }
}

/** Stopped when the suite ends. */
export function placeUntilEnd(engine: Engine): Place {
  const place = placeOf(engine);
  afterAll(() => place.stop());
  return place;
}

/** An empty warehouse. */
export async function openFresh(place: Place, options: OpenOptions = {}): Promise<Warehouse> {
  const fresh = await place.fresh();
  const warehouse = await openWarehouse(fresh.url, options);
  const close = async () => {
    await warehouse.close();
    await fresh.done();
  };
  return { ...warehouse, close };
}
