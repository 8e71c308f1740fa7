/** Mistakes that people make, put into this repository's models in an editor: each underlined once, at its place, and no other. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Client, startClient } from "../cli/lsp/client.ts";

const root = join(import.meta.dirname, "../..");

let client: Client;
beforeAll(async () => {
  client = await startClient(root);
});
afterAll(() => client.stop());

const patient = { timeout: 60_000 };

it("nothing is wrong in this repository as it is", { timeout: 120_000 }, async () => {
  const file = "definitions/marts/posts_votes/posts.sqlx";
  client.open(file);
  expect(await client.current(file)).toEqual([]);
  expect(client.published.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  client.close(file);
});

/** The model below definitions/, what was written, what somebody wrote in its place, and the part of it that is wrong. */
const mistakes = [
  ["marts/posts_votes/posts", "posts.post_type_id,", "posts.post_typ_id,", "post_typ_id"],
  ["marts/posts_votes/votes", 'ref("stg_posts_votes__votes")', 'ref("stg_posts_votes__vote")', "stg_posts_votes__vote"],
  ["marts/posts_votes/mean_votes_per_post_weekly", "sum(votes) as votes", "summ(votes) as votes", "summ"],
  ["marts/posts_votes/mean_votes_per_post_weekly", "group by week_start", "group by week_starts", "week_starts"],
  ["marts/posts_votes/mean_votes_per_post_weekly", "from votes_per_post\n", "from votes_by_post\n", "votes_by_post"],
  ["marts/temperatures/region_boxes", "boxes.region_code,", "box.region_code,", "box"],
  ["marts/temperatures/region_boxes", "  group by region_code\n", "", "region_code"],
  ["marts/temperatures/region_boxes", "min(latitude)", "min(latitude", "from"],
  ["marts/temperatures/region_boxes", "columns: {", "colums: {", "colums"],
  [
    "marts/wind_orders/wind_forecast",
    "is_imputed and measure",
    "value and measure",
    "value and measure = 'initial_forecast_spn_generation'",
  ],
  ["marts/wind_orders/wind_forecast", "max(if(measure", "max(iff(measure", "iff"],
  [
    "marts/wind_orders/wind_forecast",
    'select * from ${ref("int_wind_orders__measures")}',
    'select * from ${reff("int_wind_orders__measures")}',
    "reff",
  ],
  [
    "marts/sensors/sensor_quality_hourly",
    "timestamp_trunc(read_at, hour) as hour",
    "timestamp_trunc(read_on, hour) as hour",
    "read_on",
  ],
  [
    "staging/sensors/stg_sensors__messages",
    "json_value(payload, '$.id')",
    "json_value(received_at, 1)",
    "json_value(received_at, 1)",
  ],
  ["intermediate/entities/int_entities__days", "date(entities.created_at)", "date(entities.created)", "created"],
  [
    "intermediate/entities/int_entities__days",
    "sum(entities.value)",
    "sum(entities.source_window)",
    "sum(entities.source_window)",
  ],
] as const;

it.each(mistakes)("%s: %j written as %j", patient, async (model, right, mistake, wrong) => {
  const file = `definitions/${model}.sqlx`;
  const written = readFileSync(join(root, file), "utf8");
  expect(written).toContain(right);
  const text = written.replace(right, () => mistake);
  client.open(file, text);
  const found = await client.current(file);
  client.type(file, written);
  expect(await client.current(file)).toEqual([]);
  client.close(file);
  expect(
    found.map(({ range }) => text.split("\n")[range.start.line]?.slice(range.start.character, range.end.character)),
  ).toEqual([wrong]);
});
