import { json, published, type Definition } from "@sluice/sources";

const forecastColumns = [
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
];

/** Elexon's forecasts: a CSV whose last header is empty, with lines around it or not. It has no key, so a delivery takes the place of the one before. */
export const bmrsWindForecastPair: Definition = {
  name: "bmrs_wind_forecast_pair",
  tags: ["wind_orders"],
  key: [],
  format: published(),
  required: forecastColumns,
  columns: [...forecastColumns, "recordType", "activeFlag", "column_13"],
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

const unusedColumns = [
  "_id",
  "_full_text",
  "BiddingLevelName",
  "MemberName",
  "OrderID",
  "Portfolio",
  "OrderEntryTime",
  "OrderEntryUser",
  "SettlementCurrency",
  "TradeID",
];

/** NESO's linear orders: the records of a CKAN answer or of its dump, as objects or as lists. */
export const linearOrders: Definition = {
  name: "linear_orders",
  tags: ["wind_orders"],
  key: ["OrderPeriodID"],
  format: json({ records: ["result.records", "records"] }),
  required: orderColumns,
  columns: [...orderColumns, ...unusedColumns],
};
