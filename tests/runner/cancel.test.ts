import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Warehouse } from "@sluice/engines";
import { engines, open, runProject, statuses, writeProject } from "./project.ts";

/** Takes much longer than any test waits. */
const endless = `select count(*) as n from unnest(generate_array(1, 100000)) as a
  cross join unnest(generate_array(1, 100000)) as b where mod(a * b, 7) = 3`;

const dir = () =>
  writeProject({
    "slow.sqlx": `config { type: "table" }\n${endless}`,
    "last.sqlx": 'config { type: "table", dependencies: ["slow"] }\nselect 1 as n',
  });

describe.each(engines)("on %s", (engine) => {
  let warehouse: Warehouse;
  beforeEach(async () => {
    warehouse = await open(engine);
  });
  afterEach(() => warehouse.close());

  test("a run that is cancelled before its statement has reached the engine", async () => {
    const stop = new AbortController();
    const result = await runProject(dir(), warehouse, { signal: stop.signal, onEvent: () => stop.abort() });
    expect(result.status).toBe("CANCELLED");
    expect(statuses(result)).toEqual({ slow: "CANCELLED", last: "SKIPPED" });
  });

  const counting = "with recursive t as (select 1 as n union all select n + 1 from t) select max(n) as n from t";
  const recursions: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["a query", { "slow.sqlx": `config { type: "table" }\n${counting}` }],
    [
      "a condition and a join",
      {
        "slow.sqlx": `config { type: "table" }
          with recursive t as (select 1 as n union all select mod(t.n, 7) + one.n from t join (select 1 as n) as one on one.n > 0 where t.n > 0 or t.n < 9)
          select count(*) as n from t`,
      },
    ],
    [
      "a view that a table reads",
      {
        "view.sqlx": `config { type: "view" }\n${counting}`,
        "slow.sqlx": 'config { type: "table" }\nselect n from ${ref("view")}',
      },
    ],
    ["an assertion", { "slow.sqlx": `config { type: "assertion" }\n${counting}` }],
  ];
  test.each(recursions)("an endless recursion in %s is stopped, and all stands as it was", async (_, files) => {
    const stop = new AbortController();
    const dir = writeProject({ ...files, "before.sqlx": 'config { type: "table" }\nselect 1 as n' });
    const running = runProject(dir, warehouse, {
      signal: stop.signal,
      onEvent: ({ kind, task }) =>
        void (kind === "started" && task.target.name === "slow" && setTimeout(() => stop.abort(), 200)),
    });
    const result = await running;
    expect(result.status).toBe("CANCELLED");
    expect(statuses(result)).toMatchObject({ slow: "CANCELLED" });
  });
});
