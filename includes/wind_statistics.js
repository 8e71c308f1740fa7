// Orders and wind by market and a period (a day, a week): what the marts of each period share.

/** Mean, least and most of a measure. */
const spread = (column, text) => [
  [`mean_${column}`, `Mean of ${text}, MW`],
  [`min_${column}`, `Least of ${text}, MW`],
  [`max_${column}`, `Greatest of ${text}, MW`],
];

const columns = {
  orders: "Count of orders",
  sum_executed_volume: "Sum of the executed volumes, MW, added over four-hour blocks",
  ...Object.fromEntries([
    ...spread("executed_volume", "the orders' executed volumes"),
    ...spread("initial_forecast_spn_generation", "the first wind forecast over the half-hours in which a delivery starts"),
    ...spread("latest_forecast_spn_generation", "the last wind forecast over the half-hours in which a delivery starts"),
  ]),
};

/** CTEs from `orders`, which has the period as a column, to `joined`: one row per market and period. */
const ctes = (period) => `
volumes as (
  select
    market_name,
    ${period},
    count(*) as orders,
    sum(executed_volume) as sum_executed_volume,
    avg(executed_volume) as mean_executed_volume,
    min(executed_volume) as min_executed_volume,
    max(executed_volume) as max_executed_volume
  from orders
  group by market_name, ${period}
),

-- Within a market each half-hour counts once, however many orders start in it.
half_hours as (
  select distinct market_name, ${period}, delivery_start, initial_forecast_spn_generation, latest_forecast_spn_generation
  from orders
),

forecasts as (
  select
    market_name,
    ${period},
    avg(initial_forecast_spn_generation) as mean_initial_forecast_spn_generation,
    min(initial_forecast_spn_generation) as min_initial_forecast_spn_generation,
    max(initial_forecast_spn_generation) as max_initial_forecast_spn_generation,
    avg(latest_forecast_spn_generation) as mean_latest_forecast_spn_generation,
    min(latest_forecast_spn_generation) as min_latest_forecast_spn_generation,
    max(latest_forecast_spn_generation) as max_latest_forecast_spn_generation
  from half_hours
  group by market_name, ${period}
),

joined as (
  select *
  from volumes
  join forecasts using (market_name, ${period})
)`;

module.exports = { columns, ctes };
