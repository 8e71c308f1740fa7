/** The keywords that functions take: date parts by function, and the few other enums. */

const dayParts = ["DAY", "WEEK", "MONTH", "QUARTER", "YEAR"];
const timeParts = ["MICROSECOND", "MILLISECOND", "SECOND", "MINUTE", "HOUR"];
const isoParts = ["ISOWEEK", "ISOYEAR"];
const dayFields = ["DAYOFWEEK", "DAYOFYEAR"];

export const partSets: Readonly<Record<string, readonly string[]>> = {
  /** To add and subtract. */
  DATE_UNIT: dayParts,
  TIME_UNIT: timeParts,
  DATETIME_UNIT: [...timeParts, ...dayParts],
  TIMESTAMP_UNIT: [...timeParts, "DAY"],
  /** To truncate to and count boundaries of. */
  DATE_PART: [...dayParts, ...isoParts],
  TIME_PART: timeParts,
  DATETIME_PART: [...timeParts, ...dayParts, ...isoParts],
  /** To extract. */
  DATE_FIELD: [...dayParts, ...isoParts, ...dayFields],
  TIME_FIELD: timeParts,
  DATETIME_FIELD: [...timeParts, ...dayParts, ...isoParts, ...dayFields],
  DATE_OF: ["DATE"],
  TIME_OF: ["TIME"],
  DATETIME_OF: ["DATETIME"],
  INTERVAL_FIELD: [...timeParts, "DAY", "MONTH", "YEAR"],
  NORMALIZE_MODE: ["NFC", "NFKC", "NFD", "NFKD"],
};

/** The keywords of one set, by its name. */
export function partsIn(set: string): readonly string[] {
  const parts = partSets[set];
  if (!parts) throw new Error(`no set of keywords is called ${set}`);
  return parts;
}

/** `WEEK(MONDAY)` goes where WEEK does, to truncate, count and extract; not to add. */
export const allowsWeekday = (set: string, part: string): boolean => part === "WEEK" && !set.endsWith("_UNIT");

export const weekdays = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];
