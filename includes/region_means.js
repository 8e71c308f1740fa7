// Mean temperatures by hour and region: what the marts of each way of placing a point share.

const { readings, regions } = require("includes/temperatures_columns");

const columns = {
  hour: { description: readings.text("hour"), tags: ["primary_key"] },
  region: { description: regions.text("region"), tags: ["primary_key"] },
  temperature: "Mean of the hour, degrees Celsius",
  numberOfPoints: "Points that the mean is of",
};

const assertions = { uniqueKey: ["hour", "region"], nonNull: ["temperature"], rowConditions: ["numberOfPoints > 0"] };

/** The CTE `means` from `readings` and `regions`, a reading belonging to the region whose code is in the column. */
const means = (code) => `
means as (
  select
    readings.hour,
    regions.region,
    avg(readings.temperature) as temperature,
    count(*) as numberOfPoints
  from readings
  join regions on regions.region_code = readings.${code}
  group by readings.hour, regions.region
)`;

module.exports = { columns, assertions, means };
