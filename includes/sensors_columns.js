// The words of the sensors models.
const { shared } = require("includes/columns");

const sensors = shared({
  sensor_id: "The sensor, as it names itself",
  lat: "Place on the floor plan, in the plan's own units: no degrees",
  lng: "Place on the floor plan, in the plan's own units: no degrees",
  unit: "Unit of its values: C is degrees Celsius",
  type: "What it measures",
  lowest_value: "Least value that it can measure, in its unit",
  highest_value: "Greatest value that it can measure, in its unit",
  description: "Where it hangs",
});

const readings = shared({
  sensor_id: "The sensor, as it names itself",
  read_at: "When it was read, by the sensor's clock; UTC, as which a time without a zone is taken",
  value: "What was read, in the sensor's unit",
  received_at: "When its message came to the collector, UTC",
  message_id: "The collector's start, and a count within it",
  loaded_at: "Start of the load that brought it, UTC: what came after it is not folded in yet",
});

module.exports = { sensors, readings };
