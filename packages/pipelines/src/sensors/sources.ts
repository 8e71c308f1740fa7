/** What the sensors' collector wrote: messages as they came, and the list of sensors. */
import { json, rawStore, type Definition, type Fields } from "@sluice/sources";

export const sensorMessages: Definition = {
  name: "sensor_messages",
  tags: ["sensors"],
  key: [],
  mode: "append",
  columns: ["message_id", "topic", "received_at", "redelivered", "payload"],
  required: ["message_id", "topic", "received_at"],
  transport: rawStore({ source: "sensors" }),
  refine: { columns: ["message_id", "topic", "received_at", "redelivered", "payload"], record: readable },
};

export const sensors: Definition = {
  name: "sensors",
  tags: ["sensors"],
  key: ["sensor_id"],
  mode: "merge",
  columns: ["sensor_id", "lat", "lng", "unit", "type", "range", "description"],
  required: ["sensor_id"],
  format: json({ entries: "sensor_id" }),
  transport: rawStore({ source: "sensor_list" }),
};

/** A reading is a few dozen bytes: what is this long is none. */
const LONGEST = 65_536;

/** The message as it came, if it can be a reading; else why not. What is rejected is kept to the byte. */
function readable(message: Fields): Fields {
  const { payload, payload_base64: bytes } = message;
  if (typeof bytes === "string") throw new Error("payload is not UTF-8");
  if (typeof payload !== "string") throw new Error("no payload");
  if (Buffer.byteLength(payload) > LONGEST) throw new Error(`payload is over ${LONGEST} bytes`);
  const reading = parsed(payload);
  if (typeof reading !== "object" || reading === null || Array.isArray(reading))
    throw new Error("payload is no JSON object");
  for (const name of ["id", "dt", "value"])
    if (((reading as Fields)[name] ?? null) === null) throw new Error(`payload has no ${name}`);
  return message;
}

function parsed(text: string): unknown {
  let strange = false;
  const look = (key: string, value: unknown): unknown => {
    strange ||= [key, value].some(isStrange);
    return value;
  };
  const reading = read(text, look);
  if (strange) throw new Error("payload has a NUL character, half a character, or a number out of all range");
  return reading;
}

function read(text: string, look: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, look);
  } catch {
    throw new Error("payload is no JSON");
  }
}

/** JSON that not every engine takes: one such message would stop all that come after it. */
const isStrange = (value: unknown): boolean =>
  typeof value === "string"
    ? value.includes("\0") || !value.isWellFormed()
    : typeof value === "number" && !Number.isFinite(value);
