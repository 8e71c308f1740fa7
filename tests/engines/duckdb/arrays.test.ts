import { cases, failures } from "./cases.ts";

cases([
  [
    "select array_concat([1, 2], [3, 4], [5]), array_length([1, null]), array_reverse([1, 2, 3]), array_to_string(['a', null, 'b'], '-'), array_to_string(['a', null, 'b'], '-', 'N'), array_to_string(cast([] as array<string>), ',')",
    [[[1, 2, 3, 4, 5], 2, [3, 2, 1], "a-b", "a-N-b", ""]],
  ],
  [
    "select generate_array(1, 5), generate_array(0, 10, 3), generate_array(10, 0, -3), generate_array(4, 4, 10), generate_array(10, 0, 3), generate_array(0.5, 2.0, 0.5)",
    [[[1, 2, 3, 4, 5], [0, 3, 6, 9], [10, 7, 4, 1], [4], [], [0.5, 1, 1.5, 2]]],
  ],
  [
    "select [10, 20][offset(0)], [10, 20][ordinal(2)], [10, 20][safe_offset(5)], [10, 20][safe_ordinal(0)], [10, 20][1], [1, 2, 3][safe_offset(-1)]",
    [[10, 20, null, null, 20, null]],
  ],
  [
    "select array(select x * 2 from unnest([1, 2, 3]) as x), array(select x from unnest([3, 1, 2]) as x order by x desc), array(select x from unnest([3, 1, 2]) as x order by x limit 2), array(select 1 union all select 2 union all select 3)",
    [
      [
        [2, 4, 6],
        [3, 2, 1],
        [1, 2],
        [1, 2, 3],
      ],
    ],
  ],
  [
    "select array(select as struct x, x * 2 as y from unnest([1, 2]) as x)",
    [
      [
        [
          { x: 1, y: 2 },
          { x: 2, y: 4 },
        ],
      ],
    ],
  ],
  [
    "select array_transform([1, 2, 3], e -> e + 1), array_transform(['a', 'b'], (e, i) -> concat(e, cast(i as string))), array_filter([1, 2, 3], e -> e > 1), array_filter([5, 6, 7], (e, i) -> i != 1)",
    [
      [
        [2, 3, 4],
        ["a0", "b1"],
        [2, 3],
        [5, 7],
      ],
    ],
  ],
  [
    "select array_includes([1, 2], 2), array_includes([1, 2], 3), array_includes(['a'], e -> e = 'a'), array_includes_any([1, 2], [2, 9]), array_includes_all([1, 2], [1, 3])",
    [[true, false, true, true, false]],
  ],
  [
    "select array_first([1, 2]), array_last([1, 2]), array_slice(['a', 'b', 'c', 'd', 'e'], 1, 3), array_slice(['a', 'b', 'c', 'd', 'e'], -3, -2), array_slice(['a', 'b'], 5, 9), array_slice(['a', 'b', 'c'], -9, 0)",
    [[1, 2, ["b", "c", "d"], ["c", "d"], [], ["a"]]],
  ],
  [
    "select array_is_distinct([1, 2, 1]), array_is_distinct([1, null]), array_is_distinct([null, null, 1])",
    [[false, true, false]],
  ],
  [
    "select array_max([1, 5, null]), array_min(['b', 'a']), array_sum([1, 2, 3]), array_avg([1, 2, 4]), array_sum([numeric '1.5', numeric '2'])",
    [[5, "a", 6, 7 / 3, 3.5]],
  ],
  ["select array_zip([1, 2], ['a', 'b'])[offset(1)]", [[{ _field_1: 2, _field_2: "b" }]]],
  [
    "select 1 in unnest([1, 2]), 3 in unnest([1, null]), null in unnest([1]), 1 in unnest(cast([] as array<int64>)), 1 not in unnest([2, 3])",
    [[true, null, null, false, true]],
  ],
  [
    "select x, o from unnest(['a', 'b']) as x with offset as o order by o",
    [
      ["a", 0],
      ["b", 1],
    ],
  ],
  [
    "select t.id, i from (select 1 as id, ['x', 'y'] as items union all select 2, []) as t left join unnest(t.items) as i order by 1, 2",
    [
      [1, "x"],
      [1, "y"],
      [2, null],
    ],
  ],
  [
    "select id, item from (select 1 as id, ['x', 'y'] as items) as t, t.items as item order by item",
    [
      [1, "x"],
      [1, "y"],
    ],
  ],
  [
    "select s.a, s.b from unnest([struct(1 as a, 'x' as b), (2, 'y')]) as s order by s.a desc",
    [
      [2, "y"],
      [1, "x"],
    ],
  ],
  ["select a, b from unnest([struct(1 as a, 'x' as b)])", [[1, "x"]]],
  [
    "select id, (select sum(v) from unnest(vs) as v) as total, (select max(v) from unnest(vs) as v where v > id) from (select 1 as id, [1, 2, 3] as vs union all select 5, [4]) order by id",
    [
      [1, 6, 3],
      [5, 4, null],
    ],
  ],
  [
    "select id from (select 1 as id, ['a'] as tags union all select 2, ['b', 'c']) where exists (select 1 from unnest(tags) as t where t = 'c')",
    2,
  ],
  [
    "select struct(1, 'a'), struct(1 as x, struct(true as y) as z), (1, 2)",
    [
      [
        { _field_1: 1, _field_2: "a" },
        { x: 1, z: { y: true } },
        { _field_1: 1, _field_2: 2 },
      ],
    ],
  ],
  [
    "select struct(1 as a, 2 as b).b, struct<x int64, y string>(1, 'q').y, (select as struct 1 as a, 'z' as b).b",
    [[2, "q", "z"]],
  ],
  [
    "select struct(1, 2) = struct(1, 2), struct(1 as a) = struct(2 as a), (1, 'a') in ((1, 'a'), (2, 'b')), struct(1, null) = struct(1, 2), struct(1, null) = struct(2, null)",
    [[true, false, true, null, false]],
  ],
  [
    "select array_agg(x order by x desc limit 2), array_agg(distinct x order by x), array_agg(x ignore nulls order by x), array_length(array_agg(x)) from unnest([3, 1, null, 3]) x",
    [[[3, 3], [null, 1, 3], [1, 3, 3], 4]],
  ],
  [
    "select array_concat_agg(x order by array_length(x)) from unnest([struct([1, 2] as x), struct([3] as x), struct(cast(null as array<int64>) as x)])",
    [[[3, 1, 2]]],
  ],
  ["select array_agg(x having max y) from unnest([struct(1 as x, 5 as y), (2, 7), (3, 7)])", [[[2, 3]]]],
  [
    "select json_object('a', 1, 'b', 'x'), to_json_string(json_array(1, 'a', null, true)), to_json_string(struct(1 as a, [1, 2] as b)), to_json_string(date '2024-01-01'), to_json_string([1.5, null])",
    [[{ a: 1, b: "x" }, '[1,"a",null,true]', '{"a":1,"b":[1,2]}', '"2024-01-01"', "[1.5,null]"]],
  ],
  [
    "select json_value('{\"a\": {\"b\": \"x\"}}', '$.a.b'), json_value('{\"a\": 1.50}', '$.a'), json_value('{\"a\": null}', '$.a'), json_value('{\"a\": [1]}', '$.a'), json_value('nope', '$.a'), json_value(json '{\"a\": true}', '$.a'), json_value('{\"a.b\": 1}', '$.\"a.b\"')",
    [["x", "1.50", null, null, null, "true", "1"]],
  ],
  [
    'select json_query(\'{"a": {"b": [1, 2]}}\', \'$.a\'), json_query(json \'{"a": {"b": [1, 2]}}\', \'$.a.b\'), json_extract_scalar(\'["x"]\', \'$[0]\'), json_query_array(\'[1, "a", {"b": 2}]\'), json_value_array(\'[1, "a"]\'), json_extract_string_array(\'["x", "y"]\')',
    [['{"b":[1,2]}', [1, 2], "x", ["1", '"a"', '{"b":2}'], ["1", "a"], ["x", "y"]]],
  ],
  [
    "select json '{\"a\": {\"b\": [10, 20]}}'.a.b[1], json '{\"a\": 1}'['a'], json '[1, 2]'[0], int64(json '5'), string(json '\"x\"'), bool(json 'true'), float64(json '1.5'), lax_int64(json '\"42\"'), json_type(json '{}')",
    [[20, 1, 1, 5, "x", true, 1.5, 42, "object"]],
  ],
  [
    "select json_set(json '{\"a\": 1}', '$.a', 2), json_set(json '{\"a\": 1}', '$.b', 'x'), json_remove(json '{\"a\": 1, \"b\": 2}', '$.a'), json_strip_nulls(json '{\"a\": null, \"b\": 1}'), json_array_append(json '[1]', '$', 2), json_keys(json '{\"a\": {\"b\": 1}}')",
    [[{ a: 2 }, { a: 1, b: "x" }, { b: 2 }, { b: 1 }, [1, 2], ["a", "a.b"]]],
  ],
  [
    "select parse_json('{\"a\": [1, 2.5]}'), to_json(struct(1 as x, date '2024-01-01' as d)), json 'null' is null, json_query(json '{\"a\": null}', '$.a') is null, to_json(cast(null as int64))",
    [[{ a: [1, 2.5] }, { x: 1, d: "2024-01-01" }, false, false, null]],
  ],
]);

failures([
  ["select [1, 2][offset(2)]", /out of bounds/],
  ["select [1, 2][ordinal(0)]", /out of bounds/],
  ["select x[offset(y)] from (select [1] as x, 3 as y)", /out of bounds/],
  ["select array_first(cast([] as array<int64>))", /empty/],
  ["select parse_json('{')", /JSON/i],
  ["select (select x from unnest([1, 2]) x)", /more than one/i],
]);
