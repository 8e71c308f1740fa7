/**
 * `npm run picture -- [--warehouse URL] [--to docs/wind-orders.png]`: forecast, imputed points and rolling median, drawn from the marts
 * in a headless Chromium.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { execa } from "execa";
import { chromium } from "playwright-core";

const { values: options } = parseArgs({
  options: {
    warehouse: { type: "string", default: "duckdb:warehouse.duckdb" },
    to: { type: "string", default: "docs/wind-orders.png" },
    chromium: { type: "string", default: "/usr/bin/chromium" },
  },
});

const query = async (sql: string): Promise<unknown> => {
  const { stdout } = await execa("npx", ["sluice", "query", "--json", sql, "--warehouse", options.warehouse]);
  return JSON.parse(stdout);
};

const modules = join(import.meta.dirname, "../../../../node_modules");
const LIBRARIES = [join(modules, "d3/dist/d3.min.js"), join(modules, "@observablehq/plot/dist/plot.umd.min.js")];

/** Runs in the page. */
const draw = `(data) => {
  const known = data.forecasts.filter((row) => !row.is_imputed);
  const imputed = data.forecasts.filter((row) => row.is_imputed);
  const at = (row) => new Date(row.starts_at);
  document.body.append(Plot.plot({
    width: 1200, height: 460, marginLeft: 60, marginBottom: 40,
    title: "Wind forecast of Great Britain by half-hour, and its rolling median at the orders' delivery starts",
    x: { type: "utc", label: null }, y: { label: "MW", grid: true, zero: true },
    color: { legend: true, domain: ["forecast", "imputed", "median of 6 hours"], range: ["#4269d0", "#ff725c", "#3c3c3c"] },
    marks: [
      Plot.lineY(data.forecasts, { x: at, y: "mw", stroke: "#c6d0f0" }),
      Plot.dot(known, { x: at, y: "mw", r: 2, fill: () => "forecast" }),
      Plot.dot(imputed, { x: at, y: "mw", r: 2, fill: () => "imputed" }),
      Plot.lineY(data.medians, { x: at, y: "mw", stroke: () => "median of 6 hours", strokeWidth: 1.5 }),
    ],
  }));
}`;

async function picture(): Promise<void> {
  if (!existsSync(options.chromium)) {
    throw new Error(`no Chromium at ${options.chromium}: apt-get install chromium, or say where with --chromium PATH`);
  }
  const forecasts = await query(
    "select period_start as starts_at, initial_forecast_spn_generation as mw, is_initial_forecast_spn_generation_imputed as is_imputed from wind_forecast order by starts_at",
  );
  const medians = await query(
    "select distinct delivery_start as starts_at, initial_forecast_spn_generation_median_6h as mw from wind_orders_features order by starts_at",
  );
  const browser = await chromium.launch({ executablePath: options.chromium, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1240, height: 640 } });
    await page.setContent("<body style='margin:20px;background:#fff'></body>");
    for (const path of LIBRARIES) await page.addScriptTag({ path });
    await page.evaluate(`(${draw})(${JSON.stringify({ forecasts, medians })})`);
    await page.screenshot({ path: options.to });
  } finally {
    await browser.close();
  }
  console.log(`drew ${options.to}`);
}

try {
  await picture();
} catch (error) {
  console.error(`picture: ${(error as Error).message}`);
  process.exitCode = 1;
}
