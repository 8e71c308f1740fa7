/**
 * The La Poste dataset `contours-geographiques-des-nouvelles-regions-metropole` comes in several forms: records of the v1 and v2
 * API, GeoJSON features, its CSV export. Each becomes `{new_code, region, geo_shape}`.
 */

/** INSEE codes of the 13 regions of metropolitan France since 2016 (https://www.insee.fr/fr/information/2028028). */
export const REGION_CODES = ["11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94"] as const;

type Json = Readonly<Record<string, unknown>>;
type Position = readonly [number, number];
interface Geometry {
  readonly type: "Polygon" | "MultiPolygon";
  readonly coordinates: unknown;
}

export interface Contour {
  readonly new_code: string;
  readonly region: string;
  /** GeoJSON Polygon or MultiPolygon as text, [longitude, latitude]. */
  readonly geo_shape: string;
}

/** Throws what is wrong with the record, in one line. */
export function contour(record: Json): Contour {
  const older = (record.record as Json | null | undefined)?.fields;
  const fields = { ...lowered(record), ...lowered(older), ...lowered(record.fields), ...lowered(record.properties) };
  const code = text(fields.new_code);
  const region = text(fields.region);
  if (!code || !region) {
    throw new Error("expected a region with new_code and region (or New Code and Region), got neither");
  }
  const shape = geometry(fields.geo_shape ?? record.geometry, code);
  return { new_code: code.padStart(2, "0"), region, geo_shape: JSON.stringify(northUp(shape, code)) };
}

/** Throws unless all 13 regions are there. */
export function allRegions(contours: readonly Contour[]): void {
  const there = new Set(contours.map(({ new_code }) => new_code));
  const missing = REGION_CODES.filter((code) => !there.has(code));
  if (missing.length > 0) {
    throw new Error(
      `expected the 13 regions of metropolitan France, got ${13 - missing.length}: ${missing.join(", ")} missing. Does the address ask for all rows (its default is 10)?`,
    );
  }
}

/** `Geo Shape` and `geo_shape` are one name. */
const lowered = (value: unknown): Json =>
  typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, of]) => [name.toLowerCase().replaceAll(" ", "_"), of]))
    : {};

function text(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" || typeof first === "number" ? String(first).trim() : "";
}

function geometry(value: unknown, code: string): Geometry {
  const parsed = typeof value === "string" ? (JSON.parse(value) as unknown) : value;
  const shape = (parsed as { geometry?: unknown } | null)?.geometry ?? parsed;
  const { type, coordinates } = (shape ?? {}) as Partial<Geometry>;
  if ((type !== "Polygon" && type !== "MultiPolygon") || !Array.isArray(coordinates)) {
    throw new Error(`region ${code}: expected a Polygon or MultiPolygon, got ${type ?? "nothing"}`);
  }
  return { type, coordinates };
}

/** Metropolitan France and its surroundings. No place of it is in there with its axes swapped, so a swap shows. */
export const inFrance = (latitude: number, longitude: number): boolean =>
  latitude > 41 && latitude < 52 && longitude > -6 && longitude < 10;

function northUp(shape: Geometry, code: string): Geometry {
  const [x, y] = firstPosition(shape.coordinates);
  if (inFrance(y, x)) {
    return shape;
  }
  if (inFrance(x, y)) {
    return { ...shape, coordinates: swapped(shape.coordinates) };
  }
  throw new Error(`region ${code}: expected coordinates in metropolitan France, got ${x}, ${y}`);
}

function firstPosition(coordinates: unknown): Position {
  let value = coordinates;
  while (Array.isArray(value) && Array.isArray(value[0])) {
    value = value[0] as unknown;
  }
  return (Array.isArray(value) ? value : [Number.NaN, Number.NaN]) as unknown as Position;
}

const swapped = (value: unknown): unknown =>
  Array.isArray(value) && typeof value[0] === "number" ? [value[1], value[0]] : (value as unknown[]).map(swapped);
