// The words of the temperatures models. Region codes are those of the INSEE's Code officiel géographique, as of 2016.
const { shared } = require("includes/columns");

const readings = shared({
  reading_id: "The measurement, as the partner names it; comes again when its value is corrected",
  measured_at: "When it was measured, as stated; UTC, as which a time without a zone is taken",
  latitude: "Degrees north, WGS 84",
  longitude: "Degrees east, WGS 84",
  temperature: "Degrees Celsius; NULL where the sensor has none",
  country: "English name of the country, as the partner has it",
  hour: "Hour, UTC, in which the import started that brought the measurement first: a correction stays in its hour",
  box_region_code: "INSEE code of the first region, by ascending code, in whose bounding box the point lies; NULL outside of all",
  shape_region_code: "INSEE code of the first region, by ascending code, in whose polygons the point lies, holes left out; NULL outside of all",
});

const regions = shared({
  region_code: "INSEE code of the region",
  region: "French name of the region",
});

module.exports = { readings, regions };
