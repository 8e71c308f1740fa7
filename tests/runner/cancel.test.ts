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
});
