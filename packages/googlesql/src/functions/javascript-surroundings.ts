/** What runs in the context of a function in JavaScript, before it and around it. */

/** Gives what makes of a function, and of its types, one that takes its arguments as JSON and gives its value, or its error, as JSON. */
export const SURROUNDINGS = `
(function () {
  "use strict";
  const { stringify, parse } = JSON;
  const { apply } = Reflect;
  const NativeDate = Date;
  const fail = (what) => { throw new Error(what + " is not there: a function must give the same for the same arguments"); };
  Math.random = () => fail("Math.random");
  globalThis.Date = new Proxy(NativeDate, {
    construct: (target, args, made) => args.length === 0 ? fail("The clock") : Reflect.construct(target, args, made),
    apply: () => fail("The clock"),
  });
  NativeDate.now = () => fail("The clock");
  NativeDate.prototype.constructor = globalThis.Date;
  for (const name of ["console", "SharedArrayBuffer", "Atomics", "WebAssembly", "WeakRef", "FinalizationRegistry"]) delete globalThis[name];

  const isWhole = (text) => /^-?\\d+$/.test(text) && BigInt(text) <= 2n ** 53n && BigInt(text) >= -(2n ** 53n);
  const decode = (type, value) => {
    if (value === null) return null;
    switch (type.kind) {
      case "FLOAT64": return Number(value);
      case "NUMERIC":
      case "BIGNUMERIC": return isWhole(value) ? Number(value) : value;
      case "DATE": return new NativeDate(value + "T00:00:00Z");
      case "TIMESTAMP": return moment(value);
      case "JSON": return parse(value);
      case "ARRAY": return value.map((item) => decode(type.element, item));
      case "STRUCT": return Object.fromEntries(type.fields.map((field, i) => [field.name ?? "", decode(field.type, value[i])]));
      default: return value;
    }
  };
  const moment = (text) => {
    const [, day, time, fraction = ""] = /^(.{10}) (.{8})(?:\\.(\\d+))?/.exec(text);
    const micros = fraction.padEnd(6, "0");
    return Object.assign(new NativeDate(day + "T" + time + "." + micros.slice(0, 3) + "Z"), { microsecond: Number(micros.slice(3)) });
  };
  const wrong = (type, value) => { throw new TypeError("Cannot convert " + shown(value) + " to " + type.kind); };
  const shown = (value) => typeof value === "object" ? stringify(value) : String(value);
  const encode = (type, value) => {
    if (value === null || value === undefined) return null;
    switch (type.kind) {
      case "BOOL": return typeof value === "boolean" ? value : wrong(type, value);
      case "INT64": return Number.isInteger(value) ? BigInt(value).toString() : typeof value === "bigint" || typeof value === "string" ? String(value) : wrong(type, value);
      case "FLOAT64": return typeof value === "number" || typeof value === "string" ? String(value) : wrong(type, value);
      case "DATE":
      case "TIMESTAMP": return value instanceof NativeDate ? value.toISOString() : typeof value === "string" ? value : wrong(type, value);
      case "JSON": return stringify(value) ?? null;
      case "ARRAY": return Array.isArray(value) ? value.map((item) => encode(type.element, item)) : wrong(type, value);
      case "STRUCT": return typeof value === "object" ? type.fields.map((field) => encode(field.type, value[field.name ?? ""])) : wrong(type, value);
      default: return String(value);
    }
  };
  return (types, body) => {
    const [taken, given] = parse(types);
    return (input) => {
      try {
        const args = parse(input).map((value, i) => decode(taken[i], value));
        return stringify({ value: encode(given, apply(body, undefined, args)) });
      } catch (error) {
        return stringify({ error: String(error) });
      }
    };
  };
})()`;
