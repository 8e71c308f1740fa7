// Bounds and formulas of the British half-hourly market, shared by the wind_orders models.
const reading = require("includes/reading");

const ZONE = "Europe/London";

// No half-hour of Great Britain's wind can exceed the whole system's peak demand (about 60 GW): what is above is no measurement.
const MAX_MEGAWATTS = 60000;

// EFA blocks are 4 hours, the first from 23:00 UK time. The supplier numbers a half-hour by the block in which its *end* lies.
const efaBlock = (endsAt) => `mod(div(extract(hour from ${endsAt}) + 1, 4), 6) + 1`;

// Spellings of nothing, beside nothing itself.
const NOTHING = ["NULL", "NaN"];
const missing = (text) => `ifnull(trim(${text}) in ('', ${NOTHING.map((one) => `'${one}'`).join(", ")}), true)`;

/** Megawatts of wind; `WIND3651` and `1.05E+73` are none, and are not to be rescued. */
const megawatts = (text) => reading.bounded(reading.number(text), 0, MAX_MEGAWATTS);

// NESO's order curves run from 0 to 999.99 GBP per MW and hour. Later markets pay below 0 too; -9999 is no price anywhere.
const MAX_PRICE = 999.99;
const price = (text) => reading.bounded(reading.number(text), -MAX_PRICE, MAX_PRICE);

// The CSV writes the day first: 01/11/2021 00:30.
const isoTime = (text) => reading.isoTime(reading.dayFirst(text));
const isoDate = (text) => reading.iso(reading.dayFirst(text));

// Both suppliers go by the clocks of the UK.
const localTime = (iso) => reading.local(iso, ZONE);

// They change at 01:00 UTC on the last Sundays of March and October: the hour from 01:00 is left out, or shown twice.
const changing = (local) =>
  `extract(hour from ${local}) = 1 and extract(month from ${local}) in (3, 10) and extract(day from ${local}) >= 25 and extract(dayofweek from ${local}) = 1`;

/** The TIMESTAMP at which the clocks show a DATETIME; NULL where that is none, or one of two. */
const instant = (local) => `if(${changing(local)}, null, timestamp(${local}, '${ZONE}'))`;

/** A day may come as its midnight. */
const day = (column) => `if(time(${column}) = time '00:00:00', date(${column}), null)`;

module.exports = { NOTHING, day, efaBlock, instant, isoDate, isoTime, localTime, megawatts, missing, price };
