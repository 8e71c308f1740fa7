import type { Address, Engine } from "./engine.ts";
import { engines } from "./engines.ts";
import { WarehouseError } from "./error.ts";
import { publicAddress } from "./secrets.ts";
import type { OpenOptions, Warehouse } from "./warehouse.ts";

/** `duckdb:PATH`, `sqlite:PATH` (`:memory:` for none on disk) or `postgres://user@host/database`. */
export async function openWarehouse(
  url: string,
  options: OpenOptions = {},
  among: readonly Engine[] = engines,
): Promise<Warehouse> {
  return engineAt(url, among).open(addressOf(url), options);
}

/** The engine of an address. Throws where it is none that we know. */
export function engineAt(url: string, among: readonly Engine[] = engines): Engine {
  const { scheme, place } = addressOf(url);
  const engine = among.find(({ schemes }) => schemes.includes(scheme));
  if (engine && isPlace(engine, place)) return engine;
  const expected = among.map(({ address }) => address).join(", ");
  throw new WarehouseError("url", `[warehouse] ${named(url)}: expected ${expected.replace(/, ([^,]*)$/, " or $1")}`);
}

const isPlace = ({ traits }: Engine, place: string): boolean => (traits.files ? place !== "" : place.startsWith("//"));

/** Taken apart, whatever it is. */
export function addressOf(url: string): Address {
  const [, scheme = "", place = ""] = /^([a-z]+):(.*)$/s.exec(url) ?? [];
  return { url, scheme, place };
}

/** A mistyped URL may hold a password all the same. */
const named = (url: string): string => JSON.stringify(publicAddress(url));
