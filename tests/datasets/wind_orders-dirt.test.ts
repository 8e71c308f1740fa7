/** Spellings of times and numbers that the two suppliers may send. Each expectation is worked out by hand. */
import { bmrsWindForecastPair, linearOrders } from "@sluice/pipelines";
import { expect, it } from "vitest";
import { fileWriter, warned } from "./dirt.ts";
import { deliver, failures, onEveryWarehouse, query } from "./golden.ts";

const write = fileWriter();
const HEADER =
  "Column1,recordType,startTimeOfHalfHrPeriod,settlementPeriod,initialForecastPublishingPeriodCommencingTime," +
  "initialForecastSpnGeneration,latestForecastPublishingPeriodCommencingTime,latestForecastSpnGeneration," +
  "outTurnPublishingPeriodCommencingTime,fuelTypeGeneration,activeFlag,EFA,";

interface Line {
  readonly date: string;
  readonly period: string;
  readonly end: string;
  readonly outturn: string;
  readonly efa: string;
}
const sound: Line = { date: "01/11/2021", period: "1", end: "01/11/2021 00:30", outturn: "9000", efa: "1" };

/** What differs from a sound line, what is read, and what is said to be unreadable. */
const lines: readonly (readonly [Partial<Line>, Record<string, unknown>, string?])[] = [
  [{}, {}],
  [{ date: "2021-11-01", end: "2021-11-01 00:30" }, {}],
  [{ date: "2021-11-01T00:00:00", end: "2021-11-01T00:30:00" }, {}],
  [{ date: "01/11/2021 00:00", end: "01/11/2021 00:30:00" }, {}],
  [{ date: "1/11/2021", end: " 1/11/2021 0:30 " }, {}],
  [{ date: "2021-11-01Z" }, { stated_date: null }, "startTimeOfHalfHrPeriod"],
  [{ date: "2021-11-01T00:00:00Z", end: "2021-11-01T00:30:00Z" }, {}],
  [{ end: "2021-11-01T01:30:00+01:00" }, {}],
  // In summer the UK's clocks are an hour ahead of UTC.
  [
    { date: "2021-06-30T23:00:00Z", end: "2021-06-30T23:30:00.000z" },
    { stated_date: "2021-07-01", stated_end_at: "2021-07-01T00:30:00" },
  ],
  [
    { date: "2021-07-01T00:00:00Z", end: "2021-07-01T00:30:00+01:00" },
    { stated_date: null, stated_end_at: "2021-07-01T00:30:00" },
    "startTimeOfHalfHrPeriod",
  ],
  [{ date: "01/11/21" }, { stated_date: null }, "startTimeOfHalfHrPeriod"],
  [{ date: "31/02/2021" }, { stated_date: null }, "startTimeOfHalfHrPeriod"],
  [{ date: "44501" }, { stated_date: null }, "startTimeOfHalfHrPeriod"],
  [{ date: "2021-11-01 10:00" }, { stated_date: null }, "startTimeOfHalfHrPeriod"],
  [{ end: "01/11/2021" }, { stated_end_at: null }, "outTurnPublishingPeriodCommencingTime"],
  [{ end: "1635726600" }, { stated_end_at: null }, "outTurnPublishingPeriodCommencingTime"],
  [{ end: "01/11/2021 12:30 AM" }, { stated_end_at: null }, "outTurnPublishingPeriodCommencingTime"],
  [{ end: "NULL" }, { stated_end_at: null }],
  [{ period: "1.0", efa: "1.0" }, {}],
  [
    { period: "-1", efa: "-1" },
    { settlement_period: null, efa_block: null },
  ],
  [{ period: "51", efa: "7" }, { settlement_period: null, efa_block: null }, "settlementPeriod EFA"],
  [{ period: "1st" }, { settlement_period: null }, "settlementPeriod"],
  [{ outturn: " 9000.0 " }, {}],
  [{ outturn: "9E+3" }, {}],
  [{ outturn: "NaN" }, { fuel_type_generation: null }],
  [{ outturn: "nil" }, { fuel_type_generation: null }, "fuelTypeGeneration"],
  [{ outturn: '"9000,5"' }, { fuel_type_generation: null }, "fuelTypeGeneration"],
  [{ outturn: '"9,000"' }, { fuel_type_generation: null }, "fuelTypeGeneration"],
  [{ outturn: "-9999" }, { fuel_type_generation: null }, "fuelTypeGeneration"],
  [{ outturn: "1.05E+73" }, { fuel_type_generation: null }, "fuelTypeGeneration"],
  [{ outturn: "WIND9000" }, { fuel_type_generation: null }, "fuelTypeGeneration"],
  [{ outturn: "true" }, { fuel_type_generation: null }, "fuelTypeGeneration"],
  [
    { date: "", end: "" },
    { stated_date: null, stated_end_at: null },
  ],
];
const csv = (all: readonly Partial<Line>[]) =>
  [
    HEADER,
    ...all.map((change, at) => {
      const { date, period, end, outturn, efa } = { ...sound, ...change };
      return `${at},WIND,${date},${period},30/10/2021 03:30,9100,31/10/2021 22:30,9200,${end},${outturn},Y,${efa},`;
    }),
  ].join("\n");

/** When a delivery starts, as text and as instant; undefined: not for certain. */
const starts: readonly (readonly [text: string, at: string | undefined])[] = [
  ["2021-11-01T00:00:00", "2021-11-01T00:00:00Z"],
  ["2021-11-01T00:00:00Z", "2021-11-01T00:00:00Z"],
  ["2021-11-01T01:00:00+01:00", "2021-11-01T00:00:00Z"],
  ["2021-11-01 00:00", "2021-11-01T00:00:00Z"],
  ["2021-07-15T23:00:00", "2021-07-15T22:00:00Z"],
  ["2021-07-15T23:00:00Z", "2021-07-15T23:00:00Z"],
  ["2021-07-15T23:00:00.000+0100", "2021-07-15T22:00:00Z"],
  // The clocks go from 01:00 to 02:00 on 28 March, and from 02:00 to 01:00 on 31 October.
  ["2021-03-28T00:30:00", "2021-03-28T00:30:00Z"],
  ["2021-03-28T01:30:00", undefined],
  ["2021-03-28T02:30:00", "2021-03-28T01:30:00Z"],
  ["2021-10-31T00:30:00", "2021-10-30T23:30:00Z"],
  ["2021-10-31T01:30:00", undefined],
  ["2021-10-31T01:30:00Z", "2021-10-31T01:30:00Z"],
  ["2021-10-31T01:30:00+01:00", "2021-10-31T00:30:00Z"],
  ["2021-10-31T02:30:00", "2021-10-31T02:30:00Z"],
  ["2021-10-24T01:30:00", "2021-10-24T00:30:00Z"],
  ["01/11/2021 00:00:00", undefined],
  ["2021-11-01", undefined],
  ["1635724800", undefined],
];
/** A price, a volume, and what is said of them. */
const amounts: readonly (readonly [price: unknown, volume: unknown, read: readonly unknown[], told?: string])[] = [
  ["17.01", "467", [17.01, 467]],
  [17.01, 4.67e2, [17.01, 467]],
  ["NA", "NA", [null, null]],
  ["-5.5", "0", [-5.5, 0]],
  ["17,01", "1,100", [null, null], "3P 3V"],
  [-9999, "-1", [null, null], "3P 3V"],
  ["£17.01", "467 MW", [null, null], "3P 3V"],
];
const order = (at: number, change: object) => ({
  OrderPeriodID: String(100 + at),
  MarketName: "DCL",
  DeliveryStart: "2021-12-01T03:00:00",
  DeliveryEnd: "2021-12-01T07:00:00",
  EFA: "1",
  ExecutedVolume: "467",
  ...Object.fromEntries(["1P", "1V", "2P", "2V", "3P", "3V", "4P", "4V"].map((name) => [name, "0"])),
  ...change,
});
const orders = [
  ...starts.map(([DeliveryStart], at) => order(at, { DeliveryStart })),
  ...amounts.map(([price, volume], at) => order(50 + at, { "3P": price, "3V": volume })),
];
const december = orders.map(({ OrderPeriodID }) => order(0, { OrderPeriodID }));
const answer = (records: readonly object[]) => JSON.stringify({ success: true, result: { records } });
const files = (lineList: readonly Partial<Line>[], orderList: readonly object[]) =>
  [
    [bmrsWindForecastPair, write("forecasts.csv", csv(lineList))],
    [linearOrders, write("orders.json", answer(orderList))],
  ] as const;
const told = (all: readonly (readonly unknown[])[], at: number) => all.filter((row) => row[at] !== undefined).length;

onEveryWarehouse("odd wind orders", ({ warehouse }) => {
  it("are heard where they can't be read, and fail nothing", async () => {
    const delivered = await deliver(
      warehouse(),
      "wind_orders",
      files(
        lines.map(([change]) => change),
        orders,
      ),
    );
    expect(failures(delivered)).toEqual([]);
    expect(warned(delivered)).toEqual({
      forecasts_with_unreadable_fields: told(lines, 2),
      orders_with_unreadable_fields: starts.filter(([, at]) => !at).length + told(amounts, 3),
      // Its last line has no day.
      lines_without_a_half_hour: 1,
      // Three in July, five in October, between the first half-hour and the last.
      orders_without_a_forecast: 8,
    });
  });

  it("lines of the forecast file", async () => {
    const staged = await query(
      warehouse(),
      `select stated_date, settlement_period, stated_end_at, efa_block, fuel_type_generation, unreadable_fields
       from staging.stg_wind_orders__forecasts order by export_row_number`,
    );
    const usual = {
      stated_date: "2021-11-01",
      settlement_period: 1,
      stated_end_at: "2021-11-01T00:30:00",
      efa_block: 1,
    };
    const wanted = lines.map(([change, read, unreadable = null]) => [
      change,
      { ...usual, fuel_type_generation: 9000, ...read, unreadable_fields: unreadable },
    ]);
    expect(staged.map((row, at) => [lines[at]![0], row])).toEqual(wanted);
  });

  it("orders", async () => {
    const staged = await query(
      warehouse(),
      `select delivery_start, price_3, volume_3, unreadable_fields
       from staging.stg_wind_orders__orders order by cast(order_period_id as int64)`,
    );
    const at = "2021-12-01T03:00:00Z";
    const wanted = [
      ...starts.map(([, start]) => [start ?? null, 0, 0, start ? null : "DeliveryStart"]),
      ...amounts.map(([, , read, unreadable = null]) => [at, ...read, unreadable]),
    ];
    expect(staged.map((row) => Object.values(row))).toEqual(wanted);
  });

  it("of different months warn that nothing matches", async () => {
    const delivered = await deliver(warehouse(), "wind_orders", files([{}], december));
    expect(failures(delivered)).toEqual([]);
    expect(await query(warehouse(), "select count(*) as n from marts.wind_orders")).toEqual([{ n: 0 }]);
    expect(warned(delivered)).toMatchObject({ wind_orders_came_out_empty: 4 });
  });
});
