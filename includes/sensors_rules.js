// What the sensors models take for late, for a gap and for expected.

// A reading takes milliseconds to come: one that took over a minute had to wait somewhere.
const LATE_SECONDS = 60;
const GAP_SECONDS = 60;

// The generator's INTERVAL_MS: one reading a sensor in this time.
const intervalMs = () => Number(dataform.projectConfig.vars.interval_ms ?? 1000);
const expectedAnHour = () => Math.round(3600000 / intervalMs());

module.exports = { LATE_SECONDS, GAP_SECONDS, expectedAnHour };
