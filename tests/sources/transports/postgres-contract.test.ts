import { postgres } from "@sluice/sources";
import { afterAll, beforeAll } from "vitest";
import { sourceContract, type Supply } from "../../contracts/source.ts";
import { describeEngines, openFresh } from "../../servers/places.ts";
import { postgresBinary } from "../../servers/postgres.ts";
import { describeWith } from "../../servers/server.ts";
import { password, type Production, startProduction } from "./production.ts";

let production: Production;

const values = (records: readonly string[]): string =>
  records
    .map((record) => JSON.parse(record) as { readonly Id: string; readonly v?: string })
    .map(({ Id, v }) => `('${Id}', ${v === undefined ? "null" : `'${v}'`})`)
    .join(", ");

/** A view, whose last row can't be computed where it is to break off. */
const view = (records: readonly string[], more = "") =>
  production.run(
    `drop view if exists things; create view things as select * from (values ${values(records)}) as v ("Id", v)${more}`,
  );

const supply = async (): Promise<Supply> => ({
  where: production.url,
  label: production.label,
  secrets: [password],
  transport: postgres({ table: "things" }),
  put: async (records) => void (await view(records)),
  breakOff: async (records) =>
    void (await view(
      records,
      ` union all select i::text, (1 / (50000 - i))::text from generate_series(10, 50000) as i`,
    )),
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
