const reading = require("includes/reading");

// Records of the World Meteorological Organization are 56.7 °C (Furnace Creek, 1913) and -89.2 °C (Vostok, 1983),
// https://wmo.asu.edu/content/world-meteorological-organization-global-weather-climate-extremes-archive: what is further out
// (-9999, Fahrenheit, Kelvin) is no temperature of the air.
const MIN_CELSIUS = -90;
const MAX_CELSIUS = 60;

const celsius = (value) => reading.bounded(reading.number(value), MIN_CELSIUS, MAX_CELSIUS);

module.exports = { celsius };
