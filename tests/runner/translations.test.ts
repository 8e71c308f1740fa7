/** A second run of a project in which nothing changed translates nothing. */
import { expect, test } from "vitest";
import type { Translation } from "@sluice/googlesql";
import { engines, open, runProject, writeProject } from "./project.ts";

test.each(engines)("on %s", async (engine) => {
  const dir = writeProject({
    "a.sqlx": 'config { type: "view" }\nselect 1 as n',
    "b.sqlx": 'config { type: "table", assertions: { nonNull: ["n"] } }\nselect n + 1 as n from ${ref("a")}',
    "c.sqlx": 'config { type: "table", description: "C.", columns: { n: "N." } }\nselect n from ${ref("b")}',
    "d.sqlx": 'config { type: "assertion" }\nselect n from ${ref("c")} where n > 5',
  });
  const kept = new Map<string, Translation>();
  const cache = {
    get: (key: string) => kept.get(key),
    set: (key: string, made: Translation) => void kept.set(key, made),
  };
  const warehouse = await open(engine);
  const once = () => runProject(dir, warehouse, { cache });
  expect((await once()).status).toBe("SUCCESSFUL");
  const first = kept.size;
  expect((await once()).status).toBe("SUCCESSFUL");
  await warehouse.close();
  expect(first).toBeGreaterThan(0);
  expect(kept.size).toBe(first);
});
