/** A source: what it brings, and where it comes from. */
import type { Warehouse } from "@sluice/engines";
import { bookmarksOf } from "./bookmarks.ts";
import type { SourceContext } from "./context.ts";
import { type Definition, targetOf } from "./definition.ts";
import { openGuarded } from "./guard.ts";
import type { Loadable } from "./load/loadable.ts";
import { loadable } from "./load/open.ts";
import { placeAt } from "./place.ts";
import { transports } from "./transports/index.ts";
import type { Transport } from "./transports/transport.ts";

export interface Source {
  readonly definition: Definition;
  /** For words to people: the path or address as given, without secrets. */
  readonly where: string;
  /** Ready to load into this warehouse. Close it in the end. */
  open(context: SourceContext, warehouse: Warehouse): Promise<Loadable>;
}

/** What `definition` says, from a path or an address of any transport. Throws where it is of none. */
export function sourceFrom(where: string, definition: Definition, among: readonly Transport[] = transports): Source {
  const all = definition.transport ? [definition.transport, ...among] : among;
  const place = placeAt(where, definition.name, schemesOf(all));
  const transport = all.find(({ schemes }) => schemes.includes(place.scheme))!;
  return {
    definition,
    where: place.label,
    open: async (context, warehouse) => {
      const { name, key } = definition;
      const bookmarks = bookmarksOf(warehouse, name, place.label);
      const target = targetOf(definition);
      const stands = async () => (await warehouse.describe(warehouse.nameOf(target))) !== undefined;
      const request = { ...context, name, key, target, stands, bookmarks };
      return loadable(await openGuarded(transport, place, request), place.label, definition);
    },
  };
}

const schemesOf = (all: readonly Transport[]): readonly string[] => [...new Set(all.flatMap(({ schemes }) => schemes))];
