import { postgres } from "@sluice/sources";
import { afterAll, beforeAll } from "vitest";
import { sourceContract, type Supply } from "../../contracts/source.ts";
import { describeEngines, openFresh } from "../../servers/places.ts";
import { postgresBinary } from "../../servers/postgres.ts";
import { describeWith } from "../../servers/server.ts";
import { password, type Production, startProduction } from "./production.ts";

let production: Production;

const valuesOf = (records: readonly string[]): readonly string[] =>
  records
    .map((record) => JSON.parse(record) as { readonly Id: string; readonly v?: string })
    .map(({ Id, v }) => `select '${Id}', ${v === undefined ? "null" : `'${v}'`}`);

const none = `select null::text as "Id", null::text as v where false`;

/** A view, whose last rows can't be computed where it is to break off. */
const view = (records: readonly string[], ...more: readonly string[]) =>
  production.run(
    `drop view if exists things; create view things as ${[none, ...valuesOf(records), ...more].join(" union all ")}`,
  );

const supply = async (): Promise<Supply> => ({
  where: production.url,
  label: production.label,
  secrets: [password],
  transport: postgres({ table: "things" }),
  put: async (records) => void (await view(records)),
  breakOff: async (records) =>
    void (await view(records, `select i::text, (1 / (50000 - i))::text from generate_series(10, 50000) as i`)),
  takeAway: async () => void (await production.run("drop view if exists things")),
  close: async () => void (await production.run("drop view if exists things")),
});

describeWith("postgres", postgresBinary, () => {
  beforeAll(async () => {
    production = await startProduction();
  });
  afterAll(() => production.stop());

  describeEngines("a source by postgres", (_, place) =>
    sourceContract({ replaces: true, typed: true }, supply, () => openFresh(place)),
  );
});
