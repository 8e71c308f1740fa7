import { bmrsWindForecastPair, linearOrders } from "@sluice/pipelines";
import { expect, it } from "vitest";
import { deliver, expectMart, failures, onEveryWarehouse, query } from "./golden.ts";

const files = [
  [bmrsWindForecastPair, "wind_orders/bmrs_wind_forecast_pair.csv"],
  [linearOrders, "wind_orders/linear_orders_raw.json"],
] as const;

const marts = [
  ["wind_forecast", "period_start"],
  ["wind_orders", "order_period_id"],
  ["wind_orders_features", "order_period_id"],
  ["wind_orders_daily", "market_name, delivery_date"],
  ["wind_orders_weekly", "market_name, week_start"],
] as const;

/** Counted in the generator: fixtures/wind_orders/generate.ts says where each fault is put. */
const faults = {
  null_spelt_nan: 12,
  null_spelt_empty: 2,
  initial_forecast_no_number: 1,
  initial_forecast_out_of_range: 2,
  date_disagrees_with_outturn: 68,
  settlement_period_lost: 3,
  efa_block_lost: 3,
  efa_block_shifted: 10,
  outturn_time_off_grid: 7,
  outturn_filler: 2,
  outturn_missing: 8,
  duplicate_half_hour: 35,
  half_hour_missing: 8,
  forecasts_missing_apart: 0,
  forecast_missing_on_odd_period: 0,
};

onEveryWarehouse("wind orders", ({ warehouse }) => {
  it("builds, and no assertion fails", async () => {
    expect(failures(await deliver(warehouse(), "wind_orders", files))).toEqual([]);
  });

  it.each(marts)("%s is as computed apart", async (mart, key) => {
    await expectMart(warehouse(), "wind_orders", mart, key);
  });

  it("counts every fault", async () => {
    const sql = "select check_name, rows_failed from marts.wind_forecast_quality";
    const rows = await query(warehouse(), sql);
    const counted = Object.fromEntries(rows.map((row) => [row.check_name, row.rows_failed]));
    expect(counted).toMatchObject(faults);
  });

  it("the same files again change nothing", async () => {
    const delivered = await deliver(warehouse(), "wind_orders", files);
    expect(failures(delivered)).toEqual([]);
    await expectMart(warehouse(), "wind_orders", "wind_orders_features", "order_period_id");
  });
});
