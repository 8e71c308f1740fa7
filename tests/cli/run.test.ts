import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, sluice, write } from "./command.ts";

const table = (sql: string, more = "") => `config { type: "table"${more} }\n${sql}`;
const shop = {
  "definitions/numbers.sqlx": table(
    "select n from unnest([1, 2, 3]) as n",
    ', assertions: { uniqueKey: ["n"] }, tags: ["base"]',
  ),
  "definitions/doubled.sqlx": table('select 2 * n as n from ${ref("numbers")}'),
};

describe("run", () => {
  test("builds, says what it did, and exits 0", async () => {
    const dir = project(shop);
    const { code, out, err } = await sluice(dir, "run");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/SUCCESSFUL +table +shop\.numbers +3 /);
    expect(out).toContain("SUCCESSFUL: 3 actions, 3 successful in ");
    expect(existsSync(join(dir, "warehouse.duckdb"))).toBe(true);
    expect((await sluice(dir, "query", "--json", "select sum(n) as total from doubled")).out).toBe(
      JSON.stringify([{ total: 12 }], null, 2),
    );
  });

  test("a run that wants looking at says WARNED in its last line, and which tables came out empty; its exit code is 0", async () => {
    const some = (n: number) => table(`select n from unnest(generate_array(1, ${n})) as n`);
    const dir = project({ "definitions/a.sqlx": some(1200), "definitions/b.sqlx": some(1) });
    expect((await sluice(dir, "run", "--quiet")).err).toBe("");
    write(dir, { "definitions/a.sqlx": some(0) });
    const half = await sluice(dir, "run");
    expect(half.out).toMatch(/shop\.a came out empty: 1,200 rows before\n+SUCCESSFUL: 2 actions/);
    write(dir, { "definitions/b.sqlx": some(0) });
    const all = await sluice(dir, "run");
    expect(all.code).toBe(0);
    expect(all.out).not.toContain("shop.a came out empty");
    expect(all.out).toMatch(
      /shop\.b came out empty: 1 row before\nevery table that was built is empty\n+WARNED: 2 actions, 2 successful in [^\n]*$/,
    );
    const { code, out } = await sluice(dir, "run", "--json");
    expect([code, JSON.parse(out).status]).toEqual([0, "WARNED"]);
    expect((await sluice(dir, "run", "--quiet")).err).toContain("WARNED: 2 actions");
  });

  test("--json is one document, kept below target/ as well", async () => {
    const dir = project({
      ...shop,
      "definitions/bad.sqlx": 'config { type: "assertion" }\nselect * from ${ref("numbers")}',
    });
    const { code, out } = await sluice(dir, "run", "--json");
    expect(code).toBe(1);
    const result = JSON.parse(out);
    expect(result).toMatchObject({ status: "FAILED" });
    expect(result.actions).toContainEqual(
      expect.objectContaining({
        target: { database: "warehouse", schema: "checks", name: "bad" },
        type: "assertion",
        status: "FAILED",
        rows: 3,
        error: "Assertion failed: query returned 3 row(s).",
      }),
    );
    expect(JSON.parse(readFileSync(join(dir, "target", "run_results.json"), "utf8"))).toEqual(result);
  });

  test("the flags of the official CLI, as its parser takes them", async () => {
    const dir = project(shop);
    const names = async (...flags: readonly string[]) => {
      const { out } = await sluice(dir, "run", "--json", ...flags);
      return JSON.parse(out).actions.map(({ target }: { target: { name: string } }) => target.name);
    };
    expect(await names("--actions", "numbers")).toEqual(["numbers"]);
    expect(await names("--actions=doubled", "--include-deps")).toEqual(["numbers", "doubled"]);
    expect(await names("--tags=base", "--fullRefresh=true")).toEqual([
      "numbers",
      "shop_numbers_assertions_uniqueKey_0",
    ]);
    expect(await names("--actions", "num*", "--includeDependents")).toHaveLength(3);
    const disabled = JSON.parse((await sluice(dir, "run", "--json", "--disable-assertions")).out).actions;
    expect(disabled.map(({ status }: { status: string }) => status)).toEqual(["SUCCESSFUL", "SUCCESSFUL", "DISABLED"]);
  });

  test("variables, a suffix and another dataset", async () => {
    const dir = project({
      "definitions/a.sqlx": table('select "${dataform.projectConfig.vars.who}" as who'),
    });
    await sluice(dir, "run", "--vars=who=ada,what=x", "--schema-suffix=dev");
    expect((await sluice(dir, "query", "--csv", "select who from shop_dev.a")).out).toBe("who\nada");
  });

  test("--changed runs what changed, and what reads it", async () => {
    const dir = project(shop);
    const names = async () => {
      const { out } = await sluice(dir, "run", "--changed", "--json");
      return JSON.parse(out).actions.map(({ target }: { target: { name: string } }) => target.name);
    };
    expect(await names()).toHaveLength(3);
    expect(await names()).toEqual([]);
    write(dir, { "definitions/doubled.sqlx": table('select 2 * n + 1 as n from ${ref("numbers")}') });
    expect(await names()).toEqual(["doubled"]);
    await sluice(dir, "run", "--actions", "numbers");
    expect(await names()).toEqual(["doubled", "shop_numbers_assertions_uniqueKey_0"]);
  });

  test("--continue takes up what failed", async () => {
    const dir = project({ ...shop, "definitions/doubled.sqlx": table('select nope from ${ref("numbers")}') });
    expect((await sluice(dir, "run", "--continue")).err).toContain("nothing to continue");
    expect((await sluice(dir, "run")).code).toBe(1);
    write(dir, shop);
    const { code, out } = await sluice(dir, "run", "--continue", "--json");
    expect([code, JSON.parse(out).actions.map(({ target }: { target: { name: string } }) => target.name)]).toEqual([
      0,
      ["doubled"],
    ]);
  });

  test("--run-tests runs nothing else where a test fails", async () => {
    const unit = 'config { type: "test", dataset: "doubled" }\ninput "numbers" { select 2 as n }\nselect 5 as n';
    const dir = project({ ...shop, "definitions/doubled_test.sqlx": unit });
    const { code, out } = await sluice(dir, "run", "--run-tests");
    expect(code).toBe(1);
    expect(out).toContain('For row 0 and column "n": expected "5", but saw "4".');
    expect(out).toContain("Unit tests did not pass; aborting run.");
    expect(existsSync(join(dir, "warehouse.duckdb"))).toBe(false);
    expect(JSON.parse((await sluice(dir, "run", "--run-tests", "--json")).out)).toMatchObject({
      status: "FAILED",
      tests: [{ name: "doubled_test", successful: false }],
    });
  });

  test("a notebook is a line, not a failure", async () => {
    const notebook = '{ "cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5 }';
    const actions = "actions:\n  - notebook:\n      filename: notes.ipynb\n";
    const dir = project({ ...shop, "definitions/notes.ipynb": notebook, "definitions/actions.yaml": actions });
    const { code, out } = await sluice(dir, "run");
    expect(code).toBe(0);
    expect(out).toContain("notebook warehouse.shop.notes: not run here, skipped");
  });

  test("reports for others: JUnit and OpenLineage", async () => {
    const dir = project(shop);
    await sluice(dir, "run", "--junit", "report.xml", "--openlineage", "lineage.ndjson");
    expect(readFileSync(join(dir, "report.xml"), "utf8")).toContain('tests="3" failures="0"');
    const events = readFileSync(join(dir, "lineage.ndjson"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const doubled = events.filter(({ job }) => job.name === "warehouse.shop.doubled");
    expect(doubled.map(({ eventType }) => eventType)).toEqual(["START", "COMPLETE"]);
    expect(doubled[1].inputs).toEqual([{ namespace: "duckdb:warehouse.duckdb", name: "warehouse.shop.numbers" }]);
    expect(new Set(doubled.map(({ run }) => run.runId)).size).toBe(1);
  });
});

test("OpenLineage events to an address; one that takes none is a line, not a failure", async () => {
  const events: { eventType: string; job: { name: string } }[] = [];
  const server = createServer(async (request, response) => {
    events.push(JSON.parse(await text(request)));
    response.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/lineage`;
  const dir = project(shop);
  expect((await sluice(dir, "run", "--actions", "numbers", "--openlineage", address)).code).toBe(0);
  server.close();
  expect(events.map(({ eventType, job }) => [eventType, job.name])).toEqual([
    ["START", "warehouse.shop.numbers"],
    ["COMPLETE", "warehouse.shop.numbers"],
  ]);
  const { code, err } = await sluice(dir, "run", "--openlineage", address);
  expect(code).toBe(0);
  expect(err).toContain("OpenLineage events are not delivered");
});

describe("plan", () => {
  test("says what would run and leaves nothing behind", async () => {
    const dir = project(shop);
    const { code, out } = await sluice(dir, "plan");
    expect(code).toBe(0);
    expect(out).toContain("1. warehouse.shop.numbers table: create table (selected; definitions/numbers.sqlx)");
    expect(out).toContain("create or replace table `warehouse.shop.doubled` as");
    expect(existsSync(join(dir, "warehouse.duckdb"))).toBe(false);
    expect(existsSync(join(dir, "target"))).toBe(false);
  });

  test("a table with keys that reads what is not there yet", async () => {
    const keyed =
      'config { type: "table", columns: { n: { description: "Key", tags: ["primary_key"] } } }\nselect n from ${ref("numbers")}';
    const dir = project({ ...shop, "definitions/keyed.sqlx": keyed });
    const step = async () => {
      const { actions } = JSON.parse((await sluice(dir, "plan", "--json", "--actions", "keyed")).out);
      return actions[0];
    };
    expect(await step()).toMatchObject({ effect: "create table", note: expect.stringContaining("known when it runs") });
    await sluice(dir, "run");
    expect((await step()).sql[0]).toContain("(`n` INT64 not null, primary key (`n`) not enforced)");
  });

  test("knows what stands", async () => {
    const dir = project({
      "definitions/i.sqlx": 'config { type: "incremental", uniqueKey: ["n"] }\nselect 1 as n',
    });
    const effect = async () => JSON.parse((await sluice(dir, "run", "--dry-run", "--json")).out).actions[0].effect;
    expect(await effect()).toBe("create table");
    await sluice(dir, "run");
    expect(await effect()).toBe("merge by n");
  });
});
