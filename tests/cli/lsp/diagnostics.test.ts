/** What an editor is told while somebody types, by a client of the protocol. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "vscode-languageserver-protocol";
import { afterEach, describe, expect, it } from "vitest";
import { type Client, startClient } from "./client.ts";
import { shop, write, writeProject } from "./project.ts";

const patient = { timeout: 60_000 };

let client: Client | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function opened(files: Readonly<Record<string, string>> = shop) {
  const dir = writeProject(files);
  client = await startClient(dir);
  return { dir, client };
}

/** The text that a diagnostic underlines. */
function underlined(text: string, { range: { start, end } }: Diagnostic): string {
  const lines = text.split("\n");
  const at = (line: number, character: number) =>
    lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0) + character;
  return text.slice(at(start.line, start.character), at(end.line, end.character));
}

const totals = "definitions/totals.sqlx";
const written = shop[totals]!;

describe("diagnostics", patient, () => {
  it.each([
    ["a column that is not there", ["orders.euros > 0", "orders.euro > 0"], "euro"],
    ["a table that is not there", ['${ref("stg_orders")}', "shop.nowhere"], "shop.nowhere"],
    ["a model that is not there", ['ref("stg_orders")', 'ref("stg_order")'], "stg_order"],
    ["a function that is not there", ["sum(orders.euros)", "summ(orders.euros)"], "summ"],
    ["types that don't fit", ["orders.euros > 0", "orders.euros > 'a'"], "orders.euros > 'a'"],
    ["what is no SQL", ["where orders.euros > 0", "where where orders.euros"], "where"],
    ["a name that no JavaScript knows", ['${ref("stg_orders")}', "${reff}"], "reff"],
    ["a field that no config has", ["description:", "descripton:"], "descripton"],
  ])("%s is underlined where it stands", async (_, [from, to], wanted) => {
    const { client } = await opened();
    const text = written.replace(from!, to!);
    client.open(totals, text);
    const found = await client.current(totals);
    expect(found.map((one) => underlined(text, one))).toEqual([wanted]);
    client.type(totals, written);
    expect(await client.current(totals)).toEqual([]);
  });

  it("what is broken by a change elsewhere is underlined where it is broken", async () => {
    const { client } = await opened();
    const staging = "definitions/stg_orders.sqlx";
    client.open(totals);
    client.open(staging, shop[staging]!.replace("amount as euros", "amount as dollars"));
    const found = await client.until(totals, (all) => all.length > 0);
    expect(underlined(written, found[0]!)).toBe("euros");
  });

  it("a model that does not compile is no mistake of those who read it", async () => {
    const { client } = await opened();
    const staging = "definitions/stg_orders.sqlx";
    client.open(totals);
    client.open(staging, "config { type: ");
    expect(await client.until(staging, (all) => all.length > 0)).toHaveLength(1);
    expect(await client.current(totals)).toEqual([]);
  });

  it("nothing is wrong after a file came that was missing, and something after it went", async () => {
    const { "definitions/stg_orders.sqlx": staging, ...others } = shop;
    const { dir, client } = await opened(others);
    client.open(totals);
    expect(await client.until(totals, (all) => all.length > 0)).toHaveLength(1);
    write(dir, "definitions/stg_orders.sqlx", staging!);
    client.changed("definitions/stg_orders.sqlx");
    expect(await client.until(totals, (all) => all.length === 0)).toEqual([]);
    rmSync(join(dir, "definitions/stg_orders.sqlx"));
    client.changed("definitions/stg_orders.sqlx");
    expect(await client.until(totals, (all) => all.length > 0)).toHaveLength(1);
  });

  it("a config that is wrong is told in the config, and is read again once it is right", async () => {
    const { dir, client } = await opened({ ...shop, "sluice.config.yaml": "sources: 3\n" });
    expect(await client.until("sluice.config.yaml", (all) => all.length > 0)).toHaveLength(1);
    write(dir, "sluice.config.yaml", shop["sluice.config.yaml"]!);
    client.changed("sluice.config.yaml");
    expect(await client.until("sluice.config.yaml", (all) => all.length === 0)).toEqual([]);
  });

  it("a folder without a project, and one whose settings are gone, get no answer that is wrong", async () => {
    const { dir, client } = await opened();
    client.open(totals);
    await client.current(totals);
    rmSync(join(dir, "workflow_settings.yaml"));
    client.type(totals, "select");
    write(dir, "workflow_settings.yaml", "defaultDataset: shop\n");
    client.changed("workflow_settings.yaml");
    expect(await client.until(totals, (all) => all.length > 0)).toHaveLength(1);
  });
});

it("every beginning of a file is survived", patient, async () => {
  const { client } = await opened();
  const staging = "definitions/stg_orders.sqlx";
  const text = shop[staging]!;
  client.open(staging, "");
  for (let length = 0; length < text.length; length += 7) client.type(staging, text.slice(0, length));
  client.type(staging, text);
  expect(await client.current(staging)).toEqual([]);
});

it("an endless loop in an include is told, and it works again after the edit", { timeout: 120_000 }, async () => {
  const { client } = await opened();
  const include = "includes/money.js";
  client.open(include, "while (true);\n");
  client.open(totals);
  const [told] = await client.until(include, (all) => all.length > 0);
  expect(told?.message).toMatch(/did not end within 20 seconds/);
  client.type(include, shop[include]!);
  expect(await client.current(include)).toEqual([]);
});

it("what is published last is of the last text", patient, async () => {
  const { client } = await opened();
  client.open(totals);
  for (let i = 0; i < 40; i++)
    client.type(totals, i % 2 === 0 ? written.replace("euros > 0", `euros_${i} > 0`) : written);
  await client.current(totals);
  const versions = client.published.flatMap(({ version }) => version ?? []);
  expect(versions.at(-1)).toBe(41);
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  expect(client.published.at(-1)?.diagnostics).toEqual([]);
});
