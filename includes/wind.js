// Bounds and formulas of the British half-hourly market, shared by the wind_orders models.

// No half-hour of Great Britain's wind can exceed the whole system's peak demand (about 60 GW): what is above is no measurement.
const MAX_MEGAWATTS = 60000;

// EFA blocks are 4 hours, the first from 23:00 UK time. The supplier numbers a half-hour by the block in which its *end* lies.
const efaBlock = (endsAt) => `mod(div(extract(hour from ${endsAt}) + 1, 4), 6) + 1`;

// A spelling of nothing: the supplier uses all three.
const missing = (column) => `(${column} is null or trim(${column}) in ('', 'NULL', 'NaN'))`;

// Digits and one point, as megawatts are written; `WIND3651` and `1.05E+73` are not, and are not to be rescued.
const megawatts = (column) =>
  `if(regexp_contains(${column}, r'^[0-9]+([.][0-9]+)?$') and safe_cast(${column} as float64) <= ${MAX_MEGAWATTS}, safe_cast(${column} as float64), null)`;

// `01/11/2021 00:30`, UK local time.
const localTime = (column) => `safe.parse_datetime('%d/%m/%Y %H:%M', ${column})`;

module.exports = { MAX_MEGAWATTS, efaBlock, missing, megawatts, localTime };
