import { defineConfig } from "sluice/config";
import { csv, put, table } from "@sluice/exports";
import {
  bmrsWindForecastPair,
  entity,
  entityWindows,
  linearOrders,
  posts,
  regionContours,
  sensorMessages,
  sensors,
  temperatures,
  votes,
} from "@sluice/pipelines";
import { sourceFrom } from "@sluice/sources";

const LA_POSTE =
  "https://datanova.laposte.fr/api/records/1.0/search/?dataset=contours-geographiques-des-nouvelles-regions-metropole&rows=100";

export default defineConfig(({ env }) => ({
  sources: {
    // Their files come by hand: npm run pipeline -- POSTS VOTES, or --source NAME=WHERE.
    posts,
    votes,
    bmrs_wind_forecast_pair: bmrsWindForecastPair,
    linear_orders: linearOrders,
    temperatures: sourceFrom(
      env.TEMPERATURES_URL ?? "https://my.api.mockaroo.com/sensor/temperatures",
      temperatures(env.TEMPERATURES_API_KEY),
    ),
    // What the collector below has written.
    sensor_messages: sourceFrom(`raw:${env.RAW_STORE ?? "raw"}`, sensorMessages),
    sensors: sourceFrom(`raw:${env.RAW_STORE ?? "raw"}`, sensors),
    // Without PRODUCTION_URL only --source entity=postgres://… says where from.
    entity: env.PRODUCTION_URL ? sourceFrom(env.PRODUCTION_URL, entity) : entity,
    entity_windows: entityWindows,
    region_contours: sourceFrom(env.REGION_CONTOURS_URL ?? LA_POSTE, regionContours),
  },
  collectors: {
    sensors: {
      url: `${env.MQTT_TLS ? "mqtts" : "mqtt"}://${env.MQTT_HOST ?? "127.0.0.1"}:${env.MQTT_PORT ?? (env.MQTT_TLS ? 8883 : 1883)}`,
      topic: env.MQTT_TOPIC ?? "sensors",
      clientId: env.MQTT_CLIENT_ID ?? "sluice-sensors",
      username: env.MQTT_USERNAME,
      password: env.MQTT_PASSWORD,
      store: env.RAW_STORE ?? "raw",
      spool: env.RAW_SPOOL ?? "raw-spool",
      files: { sensor_list: env.SENSORS_FILE ?? "fixtures/sensors/sensors.json" },
    },
  },
  exports: {
    wind_orders: {
      to: [
        csv({ path: "exports/wind_orders.csv" }),
        // Nothing is sent to the real host until this says live: true.
        put({
          url: env.WIND_ORDERS_URL ?? "https://hypercube.ingestion.com/wind-orders",
          token: env.WIND_ORDERS_TOKEN,
          batch: 100,
          live: false,
        }),
      ],
    },
    // A schema of their own: the second refers to the first.
    wind_forecast_mysql: { mart: "wind_forecast", to: table({ url: env.MYSQL_URL, table: "wind_forecast" }) },
    wind_orders_mysql: { mart: "wind_orders", to: table({ url: env.MYSQL_URL, table: "wind_orders" }) },
    entity_stats: [
      { mart: "entity_stats_yearly", to: csv({ path: "exports/year={year}/entity_stats_yearly_{year}.csv" }) },
      {
        mart: "entity_stats_monthly",
        to: csv({ path: "exports/year={year}/month={month}/entity_stats_monthly_{year}_{month}.csv" }),
      },
      {
        mart: "entity_stats_daily",
        to: csv({
          path: "exports/year={year}/month={month}/day={day}/entity_stats_daily_{year}_{month}_{day}.csv",
        }),
      },
    ],
    region_temperatures: { to: table({ url: env.MYSQL_URL, mode: "upsert" }) },
  },
  pipelines: {
    posts_votes: { sources: ["posts", "votes"], warehouse: "sqlite:warehouse.sqlite" },
    wind_orders: { sources: ["bmrs_wind_forecast_pair", "linear_orders"] },
    entities: { sources: ["entity"], exports: ["entity_stats"] },
    temperatures: { sources: ["temperatures", "region_contours"], exports: ["region_temperatures"] },
  },
}));
