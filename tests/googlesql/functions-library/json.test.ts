import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJson, writeJson } from "../../../packages/googlesql/src/functions/json-value.ts";
import { items, joined } from "../../../packages/googlesql/src/functions/nested.ts";
import { typesOf, typesText } from "../../../packages/googlesql/src/functions/type-text.ts";
import { cases, float, int, json, text, type Argument } from "./library.ts";

const struct = (value: string): Argument => [
  {
    kind: "STRUCT",
    fields: [
      { name: "b", type: { kind: "INT64" } },
      { name: "a", type: { kind: "FLOAT64" } },
    ],
  },
  value,
];

describe("reading", () => {
  cases([
    ["json_value", [text('{"a":{"b":[1.50,"x"]}}'), text("$.a.b[0]")], "1.50"],
    ["json_value", [text('{"a":{"b":[1]}}'), text("$.a.b")], null],
    ["json_value", [text('{"a":null}'), text("$.a")], null],
    ["json_value", [text("not json"), text("$.a")], null],
    ["json_value", [text('{"a.b":{"c":"world"}}'), text('$."a.b".c')], "world"],
    ["json_extract_scalar", [text('{"a.b":{"c":"world"}}'), text("$['a.b'].c")], "world"],
    ["json_value", [text("{}"), text("a")], /JSONPath/],
    ["json_query", [text('{"a": [1, 2] }'), text("$.a")], "[1,2]"],
    ["json_query", [text('{"a":null}'), text("$.a")], null],
    ["json_query", [json('{"a":null}'), text("$.a")], "null"],
    ["json_query_array", [text('{"a":["x",{"b":1}]}'), text("$.a")], '["\\"x\\"","{\\"b\\":1}"]'],
    ["json_value_array", [text('["a",1,true,null]')], '["a","1","true",null]'],
    ["json_value_array", [text('[{"a":1}]')], null],
    ["parse_json", [text('{"b":1,"a":[2.50,1e2]}')], '{"a":[2.5,100.0],"b":1}'],
    ["parse_json", [text('{"a":')], /JSON/],
    ["parse_json", [text("9007199254740993")], "9007199254740993"],
    ["parse_json", [text("123456789012345678901.123")], /round-trip/],
    ["int64", [json("2.0")], 2n],
    ["int64", [json('"2"')], /integer/],
    ["lax_int64", [json('"1.6"')], 2n],
    ["lax_bool", [json("0")], false],
    ["lax_float64", [json("true")], null],
    ["string", [json('"x"')], "x"],
  ]);

  test("what is written reads back", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(JSON.parse(writeJson(readJson(text)))).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe("writing", () => {
  cases([
    ["to_json_string", [struct("[9007199254740993,1.0]"), ["BOOL", false]], '{"b":"9007199254740993","a":1}'],
    ["to_json", [struct("[1,1.0]"), ["BOOL", false]], '{"a":1.0,"b":1}'],
    ["json_object", [text("foo"), int(10n), text("bar"), float(1.5)], '{"bar":1.5,"foo":10}'],
    ["json_set", [json('{"a":1}'), text("$.b.c"), int(2n)], '{"a":1,"b":{"c":2}}'],
    ["json_remove", [json('{"a":[1,2,3]}'), text("$.a[1]")], '{"a":[1,3]}'],
    ["json_array_append", [json('{"a":null}'), text("$.a"), int(1n)], '{"a":[1]}'],
  ]);
});

test("an array's elements are cut where they end", () => {
  const nested = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.string(),
      fc.double({ noNaN: true }),
      fc.constant(null),
      fc.array(tie("value"), { maxLength: 3 }),
    ),
  })).value;
  fc.assert(
    fc.property(fc.array(nested), (values) => {
      const raws = values.map((value) => JSON.stringify(value));
      expect(items(joined(raws))).toEqual(raws);
    }),
  );
});

test("types as text read back", () => {
  const types = [
    {
      kind: "ARRAY",
      element: { kind: "STRUCT", fields: [{ name: "a b`\\", type: { kind: "INT64" } }, { type: { kind: "DATE" } }] },
    },
    { kind: "RANGE", element: { kind: "DATE" } },
    { kind: "STRUCT", fields: [] },
  ] as const;
  expect(typesOf(typesText(types))).toEqual(types);
});
