/** Tables that others made have types that ours never have. */
import { createSession } from "@sluice/googlesql";
import { expect, test } from "vitest";
import { driver } from "../script/database.ts";

test("integers wider than INT64 and decimals of another scale are NUMERIC, digit by digit", async () => {
  const own = await driver();
  await own.execute("create table main.t (h hugeint, d decimal(10, 0), e decimal(10, 2))");
  await own.execute("insert into main.t values (100, 250, 7.50)");
  const session = createSession(own, { keep: true });
  const { rows } = await session.run(
    "select cast(h as string) as h, cast(d as string) as d, cast(e as string) as e, h / 8 as q, d * 0.5 as p, format('%t', h) as f from main.t",
  );
  expect(rows).toEqual([{ h: "100", d: "250", e: "7.5", q: 12.5, p: 125, f: "100" }]);
});
