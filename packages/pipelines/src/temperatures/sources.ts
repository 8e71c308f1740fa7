import { http, json, published, type Definition, type Fields } from "@sluice/sources";
import { allRegions, contour, inFrance, type Contour } from "./contours.ts";

/** The partner's API. Each call answers new samples, so answers are added up, not merged. */
export const temperatures = (key: string | undefined): Definition => ({
  name: "temperatures",
  tags: ["temperatures"],
  key: [],
  mode: "append",
  required: ["id", "timestamp", "lat", "lon", "temperature", "country"],
  columns: ["id", "timestamp", "lat", "lon", "temperature", "country"],
  transport: http({ headers: { "X-API-Key": key ?? "" }, credential: "TEMPERATURES_API_KEY", maxBytes: 512 << 20 }),
  refine: { record: usable },
});

/** The regions, in any form that the dataset comes in: all 13, or none is loaded. */
export const regionContours: Definition = {
  name: "region_contours",
  tags: ["temperatures"],
  key: ["new_code"],
  mode: "replace",
  columns: ["new_code", "region", "geo_shape"],
  format: [json({ records: ["records", "results", "features"] }), published({ otherwise: "latin1" })],
  transport: http({ maxBytes: 256 << 20 }),
  refine: {
    columns: ["new_code", "region", "geo_shape"],
    record: (fields) => ({ ...contour(parsed(fields)) }),
    all: (contours) => allRegions(contours as unknown as readonly Contour[]),
  },
};

/** Raw values are text; nested ones JSON. */
const parsed = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, nested(value) ? JSON.parse(value) : value]));

const nested = (value: unknown): value is string => typeof value === "string" && /^[[{]/.test(value);

/** English names of all countries and territories (Unicode CLDR). */
const countries = new Set(countryNames());

function* countryNames(): Generator<string> {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code);
    if (name) yield name;
  }
}

/** The record as it came, or why it can't be used. */
function usable(record: Fields): Fields {
  const { id, country } = record;
  if (typeof id !== "string" || id === "") throw new Error("no id");
  const [latitude, longitude] = [coordinate(record, "lat", 90), coordinate(record, "lon", 180)];
  if (typeof country !== "string" || !countries.has(country)) throw new Error(`unknown country "${String(country)}"`);
  if (country === "France" && !inFrance(latitude, longitude) && inFrance(longitude, latitude)) {
    throw new Error(`lat ${latitude} and lon ${longitude} look swapped: exchanged they are in France`);
  }
  return record;
}

function coordinate(record: Fields, name: "lat" | "lon", most: number): number {
  const value = record[name];
  if (value === null || value === undefined || value === "") throw new Error(`no ${name}`);
  const degrees = Number(value);
  if (!(Math.abs(degrees) <= most))
    throw new Error(`expected ${name} between -${most} and ${most}, got ${String(value)}`);
  return degrees;
}
