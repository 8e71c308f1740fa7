// The words of the entities models.
const { shared } = require("includes/columns");

const entities = shared({
  entity_id: "The production system's id: another one where a month was made again",
  created_at: "When it was made, UTC",
  value: "Its value",
  source_window: "First day of the month that it was loaded with; none where created_at is not known",
});

const windows = shared({
  source_window: "First day of the month that it was loaded with; none where created_at is not known",
  row_count: "Rows in it",
  fingerprint: "Rows, their checksum, and their columns: another one where anything in it changed",
});

const stats = shared({
  year: "Year of created_at",
  month: "Month of created_at, from 1",
  day: "Day of the month of created_at, from 1",
  sum_values: "Sum of the values",
  min_values: "Least value",
  max_values: "Greatest value",
  mean_values: "Mean of the values",
});

/** Columns of a mart: those that name its row, and the figures. */
const statsOf = (...key) => ({
  ...Object.fromEntries(key.map((name) => [name, { description: stats.text(name), tags: ["primary_key"] }])),
  ...stats.of("sum_values", "min_values", "max_values", "mean_values"),
});

/** The figures of a longer time, from those of its days. A mean is of sum and count: means of means are none. */
const figures = `sum(sum_values) as sum_values,
    min(min_values) as min_values,
    max(max_values) as max_values,
    safe_divide(sum(sum_values), sum(value_count)) as mean_values`;

module.exports = { entities, windows, stats, statsOf, figures };
