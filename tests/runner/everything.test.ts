import type { RunResult } from "@sluice/runner";
import type { Warehouse } from "@sluice/engines";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyOf, errorOf, open, query, runProject, statuses, engines } from "./project.ts";

/** A project of every kind of action: a first delivery of three orders, the same again, then a second of five. */
describe.each(engines)("every kind of action, on %s", (engine) => {
  const dir = copyOf("everything");
  let warehouse: Warehouse;
  const results: RunResult[] = [];
  const rowsAfter: Record<string, readonly unknown[]>[] = [];

  const tables = {
    customers: "select customer, orders, spent from customers order by customer",
    orders_appended: "select order_id from orders_appended order by order_id",
    orders_merged: "select * from orders_merged order by customer",
    orders_protected: "select * from orders_protected order by order_id",
    days_overwritten: "select * from days_overwritten order by day",
    spent_by_day: "select * from spent_by_day order by day",
    largest_order: "select * from largest_order",
    from_yaml: "select * from from_yaml",
  };

  beforeAll(async () => {
    warehouse = await open(engine);
    for (const delivery of ["1", "1", "2"]) {
      results.push(await runProject(dir, warehouse, { vars: { delivery } }));
      const rows: Record<string, readonly unknown[]> = {};
      for (const [name, sql] of Object.entries(tables)) rows[name] = await query(warehouse, sql);
      rowsAfter.push(rows);
    }
  });
  afterAll(() => warehouse.close());

  test("statuses, each time", () => {
    for (const result of results) {
      expect(result.actions.filter(({ status }) => status === "FAILED")).toEqual([]);
      const { not_today, few_large_orders, ...others } = statuses(result);
      expect({ not_today, few_large_orders }).toEqual({ not_today: "DISABLED", few_large_orders: "WARNED" });
      expect(new Set(Object.values(others))).toEqual(new Set(["SUCCESSFUL"]));
      expect(result.status).toBe("WARNED");
    }
  });

  test("a warning says how many rows", () => {
    expect(results.map((result) => errorOf(result, "few_large_orders"))).toEqual([
      "Assertion failed: query returned 1 row(s).",
      "Assertion failed: query returned 1 row(s).",
      "Assertion failed: query returned 3 row(s).",
    ]);
  });

  test("the same delivery again changes nothing", () => {
    expect(rowsAfter[1]).toEqual(rowsAfter[0]);
  });

  test("pre-operations share variables with the query, post-operations come after", () => {
    expect(rowsAfter[0]!["customers"]).toEqual([
      { customer: "ada", orders: 2, spent: 40.5 },
      { customer: "bob", orders: 1, spent: 20 },
      { customer: "nobody", orders: 1, spent: 0 },
    ]);
  });

  test("appended: three, then five", () => {
    expect(rowsAfter.map((rows) => rows["orders_appended"]!.length)).toEqual([3, 3, 5]);
  });

  test("merged: two, then two, one of them corrected", () => {
    expect(rowsAfter[0]!["orders_merged"]).toEqual([
      { customer: "ada", last_order_id: 3, spent: 40.5 },
      { customer: "bob", last_order_id: 2, spent: 20 },
    ]);
    expect(rowsAfter[2]!["orders_merged"]).toEqual([
      { customer: "ada", last_order_id: 3, spent: 40.5 },
      { customer: "bob", last_order_id: 2, spent: 21 },
    ]);
  });

  test("overwritten by partition", () => {
    expect(rowsAfter[0]!["days_overwritten"]).toEqual([
      { day: "2024-01-01", orders: 1, amount: 10.5 },
      { day: "2024-01-02", orders: 2, amount: 50 },
    ]);
    expect(rowsAfter[2]!["days_overwritten"]).toEqual([
      { day: "2024-01-01", orders: 1, amount: 10.5 },
      { day: "2024-01-02", orders: 2, amount: 51 },
      { day: "2024-01-03", orders: 2, amount: 90 },
    ]);
  });

  test("just in time: the code asks the warehouse", () => {
    expect(rowsAfter.map((rows) => rows["largest_order"])).toEqual([
      [{ order_id: 3, made_by: "largest_order" }],
      [{ order_id: 3, made_by: "largest_order" }],
      [{ order_id: 5, made_by: "largest_order" }],
    ]);
  });

  test("a materialized view is a table, a view is a view", async () => {
    const types = new Map((await warehouse.relations()).map(({ target, type }) => [target.name, type]));
    expect([types.get("spent_by_day"), types.get("orders"), types.get("customers")]).toEqual([
      "table",
      "view",
      "table",
    ]);
  });

  test("a table that its post-operations drop, and comments where statements end", async () => {
    const rows = new Map(results[2]!.actions.map((action) => [action.target.name, action.rows]));
    expect([rows.get("gone_again"), rows.get("commented")]).toEqual([null, 0]);
    expect((await warehouse.relations()).map(({ target }) => target.name)).not.toContain("gone_again");
  });

  test("rows are counted", () => {
    const rows = new Map(results[2]!.actions.map((action) => [action.target.name, action.rows]));
    expect([rows.get("orders_appended"), rows.get("customers"), rows.get("orders")]).toEqual([5, 4, null]);
  });
});
