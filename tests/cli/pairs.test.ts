/** Two commands at once on one warehouse: each ends well, or says in a line that another has it; and the warehouse is right afterwards. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeEngines } from "../servers/places.ts";
import { project, sluice, write } from "./command.ts";

const ids = Array.from({ length: 3000 }, (_, id) => id);
const expected = `${ids.length},${ids.length},${ids.reduce((sum, id) => sum + (id % 7), 0)}`;

const files = {
  "sluice.config.yaml": "sources:\n  votes: { path: votes.ndjson, key: [id] }\n",
  "votes.ndjson": ids.map((id) => `${JSON.stringify({ id: `v${id}`, n: `${id % 7}` })}\n`).join(""),
  "definitions/votes.sqlx": 'config { type: "declaration", schema: "raw", name: "votes" }',
  "definitions/counted.sqlx": `config { type: "incremental", uniqueKey: ["id"], assertions: { uniqueKey: ["id"] } }
select id, cast(n as int64) as n from \${ref("raw", "votes")}`,
  "definitions/sums.sqlx": `config { type: "table" }
select count(*) as c, count(distinct id) as d, sum(n) as s from \${ref("counted")}`,
  "definitions/seen.sqlx": 'config { type: "view" }\nselect c, d, s from ${ref("sums")}',
  "definitions/sums_test.sqlx": `config { type: "test", dataset: "sums" }
input "counted" { select "a" as id, 2 as n union all select "b", 3 }
select 2 as c, 2 as d, 5 as s`,
};

const read = ["query", "--csv", "select c, d, s from shop.seen"];
const pairs = [
  [["load"], ["run"]],
  [["load"], ["load"]],
  [["run"], ["run"]],
  [["run"], ["test"]],
  [read, ["run"]],
] as const;

type Ended = Awaited<ReturnType<typeof sluice>>;

/** What a command may say that came when another was there: its rows, or a line about the other; a read finds no warehouse yet, or no table. */
const told =
  /another process[^\n]*; wait until it is done, or stop it|another load of it was done at the same time; this one is undone: run it again/;
const notYet = /no warehouse at|shop\.seen/;

function isWell({ code, out, err }: Ended, args: readonly string[]): boolean {
  if (code === 0) return args[0] !== "query" || out.split("\n")[1] === expected;
  const said = out + err;
  return !/\n\s+at /.test(said) && (told.test(said) || (args[0] === "query" && notYet.test(said)));
}

describeEngines("two commands at once", ({ name, traits }, place) => {
  test.each(pairs.map(([a, b]) => ({ title: `${a[0]} and ${b.join(" ").slice(0, 20)}`, a, b })))(
    "$title",
    async ({ a, b }) => {
      const dir = project(files);
      const url = traits.files ? `${name}:${join(dir, "w")}` : (await place.fresh()).url;
      const at = (args: readonly string[]) => sluice(dir, ...args, "--warehouse", url);
      for (const round of ["into a new warehouse", "over what is there"]) {
        write(dir, { "votes.ndjson": files["votes.ndjson"] });
        const ended = await Promise.all([at(a), at(b)]);
        const ill = ended.filter((one, i) => !isWell(one, [a, b][i] ?? []));
        expect(ill, round).toEqual([]);
        expect(await at(["run"]), round).toMatchObject({ code: 0 });
        expect((await at(read)).out.split("\n")[1], round).toBe(expected);
      }
    },
  );
});
