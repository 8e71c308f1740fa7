/** The words of the command line know every engine in the list. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { engines } from "@sluice/engines";
import { describe, expect, test } from "vitest";
import { fileEngines } from "../servers/places.ts";
import { sluice, tempDir, write } from "./command.ts";

const settings = { "workflow_settings.yaml": "defaultProject: p\ndefaultDataset: shop\n" };

test("help names them and their addresses", async () => {
  const [all, run] = await Promise.all([sluice(".", "--help"), sluice(".", "run", "--help")]);
  for (const { title, name } of engines) {
    expect(all.out).toContain(title);
    expect(run.out).toContain(`${name}:`);
  }
});

test("what is asked of BigQuery in vain is done by each of them", async () => {
  const { code, err } = await sluice(tempDir(), "query", "select 1", "--warehouse", "bigquery:");
  expect(code).toBe(2);
  for (const { name } of engines) expect(err).toContain(`${name}:`);
});

describe("an address of none of them", () => {
  test.each([[["run"]], [["run", "--dry-run"]], [["query", "select 1"]], [["doctor"]]])("%j", async (args) => {
    const dir = tempDir();
    write(dir, { ...settings, "definitions/a.sqlx": 'config { type: "table" }\nselect 1 as a' });
    const { code, out, err } = await sluice(dir, ...args, "--warehouse", "oracle:x");
    expect(code).not.toBe(0);
    for (const { address } of engines) expect(out + err).toContain(address);
    expect(out + err).not.toContain("at file:");
    expect(existsSync(join(dir, "x"))).toBe(false);
  });
});

test.each(fileEngines)(
  "a dry run leaves no file of $name, and a run that came to nothing neither",
  async ({ name }) => {
    const dir = tempDir();
    write(dir, { ...settings, "definitions/a.sqlx": 'config { type: "table" }\nselect 1 as a' });
    const warehouse = `${name}:w`;
    expect((await sluice(dir, "run", "--dry-run", "--warehouse", warehouse)).code).toBe(0);
    expect(existsSync(join(dir, "w"))).toBe(false);
    expect((await sluice(dir, "run", "--tags", "none", "--warehouse", warehouse)).code).toBe(2);
    expect(existsSync(join(dir, "w"))).toBe(false);
    const query = await sluice(dir, "query", "select a from shop.a", "--warehouse", warehouse);
    expect(query).toMatchObject({ code: 2, err: expect.stringContaining(`no warehouse at ${warehouse}`) });
  },
);
