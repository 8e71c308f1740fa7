import type { Warehouse } from "@sluice/engines";
import { UsageError } from "../../errors.ts";
import type { Examined, Needs, Open, Target } from "../target.ts";
import { emptyInMemory, isThere, withWarehouse } from "./warehouse.ts";

/** An engine's warehouse, on which each command does its own work. */
export function engineTarget(url: string): Target {
  const open = openerAt(url);
  return {
    build: (_, work) => work(open),
    plan: async (_, work) => work((await isThere(url)) ? open : openerAt(await emptyInMemory(url))),
    test: (_, work) => work(open),
    load: (work) => work(open),
    query: async (needs, work) => work(openerAt(await queried(url, needs), needs)),
    export: async (work) => work(openerAt(await expectThere(url))),
    examine: async (graph) => ((await isThere(url)) ? open(graph, inWords) : notYet(url)),
  };
}

const openerAt =
  (url: string, options: Pick<Needs, "readOnly"> = { readOnly: false }): Open =>
  (graph, work) =>
    withWarehouse(url, graph, work, options);

async function queried(url: string, { readOnly, tables }: Needs): Promise<string> {
  if (!readOnly || (await isThere(url))) return url;
  return tables ? expectThere(url) : emptyInMemory(url);
}
async function expectThere(url: string): Promise<string> {
  if (await isThere(url)) return url;
  throw new UsageError(`no warehouse at ${url}: sluice run makes one, or name another with --warehouse`);
}

const notYet = (url: string): Examined => ({
  state: "missing",
  says: `${url} is not there yet; sluice run makes it`,
});

async function inWords(warehouse: Warehouse): Promise<Examined> {
  const all = await warehouse.list();
  const tables = all.filter(({ type }) => type === "table").length;
  return { state: "ok", says: `${warehouse.label}: ${tables} tables, ${all.length - tables} views` };
}
