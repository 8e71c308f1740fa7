/** What a transport writes down in the warehouse at each load, to bring only what is new at the next. */
import { qualified, quoted, type Warehouse } from "@sluice/engines";
import { SourceError } from "./error.ts";

export interface Bookmarks {
  /** As the last load left them: a window's checksum, a folder's last file. */
  read(): Promise<ReadonlyMap<string, string>>;
  /**
   * In the load's transaction, once it is known what changed since `read`: undefined takes one away. Throws where another load has
   * changed the same meanwhile; so of two loads at once only one is kept.
   */
  write(session: Warehouse, changed: ReadonlyMap<string, string | undefined>): Promise<void>;
}

/** Those of a source from one place: another place has its own. */
export function bookmarksOf(warehouse: Warehouse, source: string, place: string): Bookmarks {
  const name = warehouse.nameOf({ schema: "raw", name: "_bookmarks" });
  const table = qualified(name);
  const own = `source = ${quoted(source)} and place = ${quoted(place)}`;
  let seen = new Map<string, string>();

  async function read(): Promise<ReadonlyMap<string, string>> {
    const there = await warehouse.describe(name);
    const rows = there ? await warehouse.rows(`select name, value from ${table} where ${own}`) : [];
    return (seen = new Map(rows as [string, string][]));
  }

  async function write(session: Warehouse, changed: ReadonlyMap<string, string | undefined>): Promise<void> {
    if (!(await session.describe(name))) await make(session);
    for (const [bookmark, value] of changed) {
      if (value === undefined && !seen.has(bookmark)) continue;
      if ((await session.change(changing(bookmark, value))) !== 1) throw busy(source);
    }
  }

  async function make(session: Warehouse): Promise<void> {
    const [schema] = name.length > 1 ? name : [];
    if (schema !== undefined) await session.execute(`create schema if not exists ${qualified([schema])}`);
    const columns = "source text, place text, name text, value text, primary key (source, place, name)";
    await session.execute(`create table if not exists ${table} (${columns})`);
  }

  function changing(bookmark: string, value: string | undefined): string {
    const before = seen.get(bookmark);
    if (before === undefined) {
      const values = [source, place, bookmark, value ?? ""].map(quoted).join(", ");
      return `insert into ${table} values (${values}) on conflict do nothing`;
    }
    const one = `${own} and name = ${quoted(bookmark)} and value = ${quoted(before)}`;
    return value === undefined
      ? `delete from ${table} where ${one}`
      : `update ${table} set value = ${quoted(value)} where ${one}`;
  }

  return { read, write };
}

const busy = (source: string): SourceError =>
  new SourceError("busy", `${source}: another load of it was done at the same time; this one is undone: run it again`);
