/** The catalogue in a real browser, from the file system, as a newcomer goes through it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { dataSchema } from "@sluice/catalogue";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { project, sluice } from "../cli/command.ts";
import { chromiumBinary, startChromium } from "../servers/chromium.ts";
import { describeWith } from "../servers/server.ts";

const evil = '<script>document.title = "ran"</script><img src=x onerror="document.title = `ran`">';

const files = {
  "sluice.config.yaml":
    "sources:\n  orders: { path: data/orders.csv, key: [id], columns: { id: INT64, note: STRING, amount: NUMERIC, email: STRING } }\nfreshness: { raw.orders: 1000000 }\nexports: { sales: { to: out/sales.csv } }\n",
  "data/orders.csv": `id,note,amount,email\n1,"${evil.replaceAll('"', '""')}",2.5,ada@example.org\n2,plain,7.5,grace@example.org\n3,,10,x@example.org\n`,
  "definitions/sources/orders.js": `declare({ schema: "raw", name: "orders", description: ${JSON.stringify(`Orders ${evil}`)}, columns: { amount: "Euros, with VAT", email: { description: "Whose", tags: ["pii"] } } });`,
  "definitions/staging/stg_orders.sqlx":
    'config { type: "view", description: "Orders, typed. One row per order.", columns: { email: { description: "Whose", tags: ["pii"] } } }\nselect id as order_id, note, amount, email from ${ref("orders")}\n',
  "definitions/marts/sales.sqlx":
    'config { type: "table", description: "All sales.", assertions: { nonNull: ["total"] } }\nselect sum(amount) as total, count(*) as orders from ${ref("stg_orders")}\n',
  "definitions/assertions/orders_without_note.sqlx":
    'config { type: "assertion", tags: ["warn"] }\nselect order_id from ${ref("stg_orders")} where note is null\n',
};

let dir: string;
beforeAll(async () => {
  dir = project(files);
  await sluice(dir, "run");
  await sluice(dir, "run");
  expect((await sluice(dir, "docs")).out).toBe("wrote target/catalogue/index.html");
});

describe("the data", () => {
  const data = () => dataSchema.parse(JSON.parse(readFileSync(join(dir, "target/catalogue/index.json"), "utf8")));
  const nodeOf = (name: string) => data().nodes.find((node) => node.table === name);

  test("keeps to its schema, and says what is there", () => {
    expect(nodeOf("sales")).toMatchObject({
      type: "table",
      layer: "marts",
      rows: 1,
      status: "SUCCESSFUL",
      sample: [{ total: 20, orders: 3 }],
    });
    expect(nodeOf("sales")?.columns.map(({ name, type }) => [name, type])).toEqual([
      ["total", "NUMERIC"],
      ["orders", "INT64"],
    ]);
    expect(data().runs).toHaveLength(2);
    expect(
      data()
        .nodes.filter(({ type }) => type === "export")
        .map(({ table }) => table),
    ).toEqual(["sales"]);
  });

  test("a column that only passes through has the words of its origin, and it is said so", () => {
    expect(nodeOf("stg_orders")?.columns.find(({ name }) => name === "amount")).toMatchObject({
      description: "Euros, with VAT",
      inheritedFrom: "warehouse.raw.orders.amount",
    });
  });

  test("a profile of each column; of what is tagged pii no value", () => {
    const columns = nodeOf("stg_orders")?.columns ?? [];
    expect(columns.find(({ name }) => name === "amount")?.profile).toMatchObject({
      nulls: 0,
      distinct: 3,
      min: "2.5",
      max: "10",
    });
    expect(columns.find(({ name }) => name === "note")?.profile).toMatchObject({ nulls: 1, distinct: 2 });
    expect(columns.find(({ name }) => name === "email")?.profile).toMatchObject({ min: null, max: null });
    expect(JSON.stringify(data())).not.toContain("ada@example.org");
  });

  test("--no-samples and --no-profile leave the values out", async () => {
    await sluice(dir, "docs", "--no-samples", "--no-profile", "--to", "bare/index.html");
    const bare = readFileSync(join(dir, "bare/index.json"), "utf8");
    expect(bare).not.toContain("plain");
    expect(dataSchema.parse(JSON.parse(bare)).nodes.every(({ sample }) => sample.length === 0)).toBe(true);
  });
});

describe("health", () => {
  test("what warns is told, and is no failure", async () => {
    const { code, out } = await sluice(dir, "health");
    expect(code).toBe(0);
    expect(out).toMatch(/warned\s+checks\.orders_without_note/);
  });

  test("a failed model and a stale source are", async () => {
    const other = project({
      ...files,
      "sluice.config.yaml": files["sluice.config.yaml"].replace("1000000", "0.0000001"),
      "definitions/marts/broken.sqlx": 'config { type: "table" }\nselect 1 / 0 as x\n',
    });
    await sluice(other, "run");
    await sluice(other, "query", "create table shop.left_over as select 1 as a");
    const { code, out } = await sluice(other, "health", "--json");
    expect(code).toBe(1);
    const kinds = (JSON.parse(out) as { kind: string; name: string }[]).map(({ kind, name }) => `${kind} ${name}`);
    expect(kinds).toEqual(expect.arrayContaining(["failed shop.broken", "stale raw.orders", "orphan shop.left_over"]));
  });
});

describeWith("the site in Chromium", chromiumBinary, () => {
  let browser: Browser;
  let page: Page;
  const said: string[] = [];
  const asked: string[] = [];
  beforeAll(async () => {
    browser = await startChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on("console", (message) => void (message.type() === "error" && said.push(message.text())));
    page.on("pageerror", (error) => void said.push(String(error)));
    page.on(
      "request",
      (request) =>
        void (request.url().startsWith("file:") || request.url().startsWith("data:") || asked.push(request.url())),
    );
    await page.goto(pathToFileURL(join(dir, "target/catalogue/index.html")).href);
  });
  afterAll(() => browser.close());

  test("from the start to a column's origin, by clicks alone", async () => {
    await page.getByRole("link", { name: "sales", exact: true }).first().click();
    await page.getByRole("link", { name: "total" }).click();
    const origins = page.locator("#lineage").getByRole("link");
    expect(await origins.allTextContents()).toEqual(
      expect.arrayContaining(["shop.stg_orders.amount", "raw.orders.amount"]),
    );
    await origins.getByText("raw.orders.amount").first().click();
    expect(await page.locator("h1").textContent()).toBe("raw.orders");
    expect(await page.locator("#lineage").textContent()).toContain("shop.sales.total");
  });

  test("search finds names, columns and words; an address leads back to it", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("vat");
    await page.getByText("2 found").waitFor();
    expect(page.url()).toContain("#/find/vat");
    await page.getByRole("searchbox").fill("nothing like it");
    await page.getByText("0 found").waitFor();
  });

  test("a failing assertion shows its rows; health lists it", async () => {
    await page.getByRole("link", { name: "Health" }).click();
    await page.getByRole("link", { name: "checks.orders_without_note" }).first().click();
    expect(await page.locator("h1").textContent()).toBe("checks.orders_without_note");
  });

  test("markup in descriptions and rows is shown, never run", async () => {
    await page.goto(`${page.url().split("#")[0]}#/table/${encodeURIComponent("warehouse.raw.orders")}`);
    await page.getByText("Orders <script>").first().waitFor();
    expect(await page.title()).not.toBe("ran");
    expect(await page.locator("main img").count()).toBe(0);
  });

  test.each([
    "",
    "#/lineage",
    "#/health",
    `#/table/${encodeURIComponent("warehouse.shop.sales")}/total`,
    "#/find/orders",
  ])("%j on a phone: nothing to the side", async (hash) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`${page.url().split("#")[0]}${hash}`);
    await page.locator("h1").waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test.each(["light", "dark"] as const)("%s: no serious finding of axe on any page", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    for (const hash of [
      "",
      "#/lineage",
      "#/health",
      `#/table/${encodeURIComponent("warehouse.shop.stg_orders")}/amount`,
    ]) {
      await page.goto(`${page.url().split("#")[0]}${hash}`);
      await page.locator("h1").waitFor();
      await page.evaluate(axe);
      const found = await page.evaluate(
        "axe.run().then(({ violations }) => violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id, nodes }) => id + ' ' + nodes[0].html))",
      );
      expect({ hash, found }).toEqual({ hash, found: [] });
    }
  });

  test("nothing was asked of any host, and no error was said", () => {
    expect({ said, asked }).toEqual({ said: [], asked: [] });
  });
});
