// How a supplier's texts are read: GoogleSQL for one value of a column of text, blanks around it or not; NULL where it can't be read
// for certain. What has two meanings (1,234; 01/02/2021; a count of seconds, or of milliseconds) is not read: fields.js counts it.

/** `5`, `+5`, and `5.0`, as programs write whole numbers of a column with gaps. */
const integer = (text) =>
  `coalesce(safe_cast(${text} as int64), safe_cast(regexp_extract(${text}, r'^\\s*([+-]?[0-9]+)[.]0*\\s*$') as int64))`;

/** How many there are of something: -1 and -9999 are none. */
const count = (text) => `if(strpos(${text}, '-') > 0, null, ${integer(text)})`;

/** Digits with one point, or an exponent: not NaN, Infinity, or 1,234. */
const number = (text) =>
  `if(regexp_contains(${text}, r'^\\s*[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?\\s*$'), safe_cast(${text} as float64), null)`;

/** NULL outside of the bounds, both of them within. */
const bounded = (read, low, high) => `if(${read} between ${low} and ${high}, ${read}, null)`;

// ISO 8601 and near it: 2021-11-01, 2021/11/01, 2021-11-01 00:30, 2021-11-01T00:30:00.123, and a zone: Z, +01:00, +0100, +01, UTC.
const DATE = "[12][0-9]{3}(?:-[0-9]{1,2}-|/[0-9]{1,2}/)[0-9]{1,2}";
const TIME = "[Tt ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?";
const ZONE = " ?(?:[Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)";

/** As GoogleSQL's casts take it: with seconds, of their fraction six digits, an offset with its colon. */
const canonical = (iso) => {
  const dashed = `replace(replace(${iso}, '/', '-'), ',', '.')`;
  const seconds = `regexp_replace(${dashed}, r'^([^:]*:[0-9]{2})( ?(?:[A-Za-z]+|[+-].*)?)$', r'\\1:00\\2')`;
  const micros = `regexp_replace(${seconds}, r'([.][0-9]{6})[0-9]+', r'\\1')`;
  return `regexp_replace(${micros}, r' ?([+-][0-9]{2}):?([0-9]{2})$', r'\\1:\\2')`;
};

const matching = (text, form) => `if(regexp_contains(${text}, r'^\\s*${form}\\s*$'), ${canonical(`trim(${text})`)}, null)`;

/** The canonical text of a day, with or without a time. */
const iso = (text) => matching(text, `${DATE}(?:${TIME}(?:${ZONE})?)?`);

/** The canonical text of a time; NULL where there is a day alone. */
const isoTime = (text) => matching(text, `${DATE}${TIME}(?:${ZONE})?`);

/** `31/12/2021 …` as `2021-12-31 …`: only for a supplier who is known to write the day first. */
const dayFirst = (text) => `regexp_replace(${text}, r'^\\s*([0-9]{1,2})/([0-9]{1,2})/([12][0-9]{3})', r'\\3-\\2-\\1')`;

/** A TIMESTAMP; UTC where there is no zone. The first cast reads what most suppliers send, and is quick. */
const utc = (text) => `coalesce(timestamp(safe_cast(${text} as datetime)), safe_cast(${iso(text)} as timestamp))`;

/** The same, of a text that says a time: a day alone is NULL. */
const utcTime = (text) => `if(strpos(${text}, ':') > 0, ${utc(text)}, null)`;

/** A DATETIME, where a canonical text has no zone. */
const naive = (iso) => `safe_cast(${iso} as datetime)`;

/** A TIMESTAMP, where a canonical text has a zone. */
const zoned = (iso) => `if(${naive(iso)} is null, safe_cast(${iso} as timestamp), null)`;

/** The DATETIME that the zone's clocks show at a canonical text's time; one without a zone is theirs. */
const local = (iso, zone) => `coalesce(${naive(iso)}, datetime(${zoned(iso)}, '${zone}'))`;

module.exports = { bounded, count, dayFirst, integer, iso, isoTime, local, naive, number, utc, utcTime, zoned };
