import type { Definition } from "@sluice/sources";

/** Elexon's forecasts: a CSV whose last header is empty. It has no key, so a delivery takes the place of the one before. */
export const bmrsWindForecastPair: Definition = {
  name: "bmrs_wind_forecast_pair",
  tags: ["wind_orders"],
  key: [],
  delimiter: ",",
  required: [
    "Column1",
    "startTimeOfHalfHrPeriod",
    "settlementPeriod",
    "initialForecastPublishingPeriodCommencingTime",
    "initialForecastSpnGeneration",
    "latestForecastPublishingPeriodCommencingTime",
    "latestForecastSpnGeneration",
    "outTurnPublishingPeriodCommencingTime",
    "fuelTypeGeneration",
    "EFA",
  ],
};

const prices = ["1P", "1V", "2P", "2V", "3P", "3V", "4P", "4V"];
const orderColumns = [
  "OrderPeriodID",
  "MarketName",
  "DeliveryStart",
  "DeliveryEnd",
  "EFA",
  "ExecutedVolume",
  ...prices,
];

/** NESO's linear orders: the records of a CKAN answer. */
export const linearOrders: Definition = {
  name: "linear_orders",
  tags: ["wind_orders"],
  key: ["OrderPeriodID"],
  records: "result.records",
  required: orderColumns,
  columns: orderColumns,
};
