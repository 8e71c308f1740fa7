/** What the API keeps beside the tables: descriptions, labels, jobs. It is in the warehouse, so it outlives the process. */
import { qualified, quoted, type Warehouse } from "@sluice/engines";

export interface State {
  get<T>(kind: Kind, id: string): Promise<T | undefined>;
  all<T>(kind: Kind): Promise<readonly T[]>;
  put(kind: Kind, id: string, body: object): Promise<void>;
  remove(kind: Kind, id: string): Promise<void>;
}

export type Kind = "dataset" | "table" | "job" | "routine";

/** The dataset that clients don't see. */
export const ownSchema = "_serve";

const where = (kind: Kind, id: string): string => `kind = ${quoted(kind)} and id = ${quoted(id)}`;

export async function openState(warehouse: Warehouse): Promise<State> {
  const name = warehouse.nameOf({ schema: ownSchema, name: "objects" });
  const table = qualified(name);
  if ((await warehouse.describe(name)) === undefined) {
    const [schema] = name.length > 1 ? name : [];
    if (schema !== undefined) await warehouse.execute(`create schema if not exists ${qualified([schema])}`);
    await warehouse.execute(
      `create table if not exists ${table} (kind text, id text, body text, primary key (kind, id))`,
    );
  }
  const remove = (kind: Kind, id: string) => warehouse.execute(`delete from ${table} where ${where(kind, id)}`);
  const read = async <T>(condition: string) =>
    (await warehouse.rows(`select body from ${table} where ${condition} order by id`)).map(
      ([body]) => JSON.parse(body as string) as T,
    );
  return {
    get: async <T>(kind: Kind, id: string) => (await read<T>(where(kind, id)))[0],
    all: (kind) => read(`kind = ${quoted(kind)}`),
    put: async (kind, id, body) => {
      const values = [kind, id, JSON.stringify(body)].map(quoted).join(", ");
      await warehouse.execute(
        `insert into ${table} values (${values}) on conflict (kind, id) do update set body = excluded.body`,
      );
    },
    remove,
  };
}
