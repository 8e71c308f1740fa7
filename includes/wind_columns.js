// The words of the wind_orders models.
const { shared } = require("includes/columns");

/** As the supplier states them, line by line. */
const lines = shared({
  export_row_number: "Row number of the supplier's export; it restarts, so it is no key",
  initial_forecast_published_at: "When the first forecast was published, UK local time; NULL where there was none",
  initial_forecast_spn_generation: "First wind forecast of the half-hour, MW; NULL where missing or junk",
  initial_forecast_text: "First forecast as it came: a number, junk, or one of the spellings of nothing",
  latest_forecast_published_at: "When the last forecast was published, UK local time; NULL where there was none",
  latest_forecast_spn_generation: "Last wind forecast of the half-hour, MW; NULL where missing or junk",
  latest_forecast_text: "Last forecast as it came: a number, junk, or one of the spellings of nothing",
  fuel_type_generation: "Outturn of wind in the half-hour, MW; NULL where missing or junk",
  is_efa_block_shifted: "True where the EFA block stood in the file's unnamed last column",
});

const imputed = "Imputed where missing: linear in time between the nearest known half-hours, the nearest one at the ends";

/** Repaired, and without gaps. */
const half_hours = shared({
  period_start: "Start of the half-hour, UTC",
  period_end: "End of the half-hour, UTC",
  settlement_date: "UK local day in which the half-hour starts",
  settlement_period: "Half-hour of the UK local day, from 1",
  efa_block: "EFA block (Electricity Forward Agreement: six of four hours from 23:00 UK time), 1 to 6, in which the half-hour ends, as the supplier numbers it",
  is_date_repaired: "True where the supplier's date was wrong and was taken from the outturn's time",
  initial_forecast_published_at: "When the first forecast was published, UTC; NULL where there was none",
  initial_forecast_spn_generation: `First wind forecast of the half-hour, MW. ${imputed}`,
  latest_forecast_published_at: "When the last forecast was published, UTC; NULL where there was none",
  latest_forecast_spn_generation: `Last wind forecast of the half-hour, MW. ${imputed}`,
  fuel_type_generation: `Outturn of wind in the half-hour, MW. ${imputed}`,
  is_initial_forecast_spn_generation_imputed: "True where the supplier's first forecast was missing or junk",
  is_latest_forecast_spn_generation_imputed: "True where the supplier's last forecast was missing or junk",
  is_fuel_type_generation_imputed: "True where the supplier's outturn was missing or junk",
  is_imputed_over_6h: "True where one of the imputed values bridges more than 6 hours",
  initial_forecast_spn_generation_median_6h: "Median of the first forecast over the half-hours that start in (t - 6 h, t], MW",
});

// NESO buys along a curve of up to four points: at each price the volume that it would take.
const points = [1, 2, 3, 4].flatMap((n) => [
  [`price_${n}`, `Price at point ${n} of the order's curve, GBP per MW and hour; 999.99 at the curve's end, NULL where it has no such point`],
  [`volume_${n}`, `Volume wanted at point ${n} of the order's curve, MW; NULL where it has no such point`],
]);

const orders = shared({
  order_period_id: "The order and its delivery block",
  market_name: "DCL or DCH: Dynamic Containment, low or high frequency",
  delivery_start: "Start of the four-hour delivery block, UTC",
  delivery_end: "End of the four-hour delivery block, UTC",
  executed_volume: "Volume that was bought, MW; 0 where nothing was traded",
  ...Object.fromEntries(points),
  executed_volume_median_6h: "Median of the executed volume over the market's deliveries that start in (t - 6 h, t], MW",
});

module.exports = { lines, half_hours, orders };
