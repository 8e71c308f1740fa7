import { cases, failures } from "./cases.ts";

cases([
  ["select ascii('abcd')", 97],
  ["select byte_length('абвгд'), char_length('абвгд'), length('абвгд')", [[10, 5, 5]]],
  ["select chr(65), chr(0x3042)", [["A", "あ"]]],
  ["select code_points_to_string([65, 98, 99, 100])", "Abcd"],
  ["select to_hex(code_points_to_bytes([65, 98, 99, 100]))", "41626364"],
  ["select concat('T.P.', ' ', 'Bar')", "T.P. Bar"],
  ["select concat('Summer', ' ', 1923)", "Summer 1923"],
  ["select concat('a', null)", null],
  ["select ends_with('apple', 'e'), starts_with('bar', 'b')", [[true, true]]],
  ["select format('%d|%s|%5.2f|%t|%T', 42, 'x', 3.14159, date '2020-01-02', 'q')", '42|x| 3.14|2020-01-02|"q"'],
  [
    "select format('%010d', 12), format('%+d', 5), format('%x', 255), format(\"%'d\", 123456789)",
    [["0000000012", "+5", "ff", "123,456,789"]],
  ],
  ["select initcap('Hello World-everyone!')", "Hello World-Everyone!"],
  [
    "select instr('banana', 'an'), instr('banana', 'an', 3), instr('banana', 'an', 1, 2), instr('banana', 'ann')",
    [[2, 4, 4, 0]],
  ],
  ["select left('banana', 3), right('banana', 3)", [["ban", "ana"]]],
  ["select lower('FOO BAR'), upper('foo bär')", [["foo bar", "FOO BÄR"]]],
  [
    "select lpad('abc', 5), lpad('abc', 5, 'de'), lpad('例子', 4), rpad('abc', 8, 'def'), lpad('abcdef', 3)",
    [["  abc", "deabc", "  例子", "abcdefde", "abc"]],
  ],
  [
    "select ltrim('   apple   '), rtrim('***apple***', '*'), trim('xyapplexy', 'xy'), trim('\\t a\\n')",
    [["apple   ", "***apple", "apple", "a"]],
  ],
  ["select normalize('\\u00ea') = normalize('\\u0065\\u0302')", true],
  [
    "select repeat('abc', 3), replace('apple pie', 'pie', 'cobbler'), reverse('añb')",
    [["abcabcabc", "apple cobbler", "bña"]],
  ],
  ["select soundex('Ashcraft')", "A261"],
  [
    "select split('a,b,c'), split('a.b', '.'), split('abc', ''), split('')",
    [[["a", "b", "c"], ["a", "b"], ["a", "b", "c"], [""]]],
  ],
  ["select strpos('foo@example.com', '@'), strpos('abc', 'x')", [[4, 0]]],
  [
    "select substr('apple', 2), substr('apple', 2, 2), substr('apple', -2), substr('apple', 1, 123), substr('apple', 123), substr('apple', 0, 2)",
    [["pple", "pp", "le", "apple", "", "ap"]],
  ],
  [
    "select to_code_points('Āā'), to_code_points(b'\\x00\\x10\\xff')",
    [
      [
        [256, 257],
        [0, 16, 255],
      ],
    ],
  ],
  ["select translate('This is a cookie', 'sco', 'zku')", "Thiz iz a kuukie"],
  ["select unicode('âbcd'), unicode('')", [[226, 0]]],
  [
    "select 'abc' like 'a%', 'abc' like '_b_', 'a%c' like 'a\\\\%c', 'abc' like 'a\\\\%c', 'ABC' like 'a%'",
    [[true, true, true, false, false]],
  ],
  ["select 'abc' like any ('x%', 'a%'), 'abc' like all ('a%', '%c')", [[true, true]]],
  ["select regexp_contains('foo@example.com', r'@[a-zA-Z0-9-]+'), regexp_contains('www', r'^w$')", [[true, false]]],
  [
    "select regexp_extract('foo@example.com', r'^[a-zA-Z0-9_.+-]+'), regexp_extract('foo@example.com', r'@(\\w+)'), regexp_extract('x', 'y'), regexp_extract('ab', 'a(x?)b')",
    [["foo", "example", null, ""]],
  ],
  [
    "select regexp_extract('Hello Helloo and Hellooo', 'H?ello+', 1, 3), regexp_extract('cabc', 'c', 2)",
    [["Hellooo", "c"]],
  ],
  ["select regexp_extract_all('Try `func(x)` or `func(y)`', '`(.+?)`')", [[["func(x)", "func(y)"]]]],
  [
    "select regexp_replace('# Heading', r'^# ([a-zA-Z0-9\\s]+$)', '<h1>\\\\1</h1>'), regexp_replace('aaa', 'a', 'b')",
    [["<h1>Heading</h1>", "bbb"]],
  ],
  ["select regexp_instr('ab@cd-ef', '@[^-]*'), regexp_instr('ab@cd-ef', '@([^-]*)-', 1, 1, 1)", [[3, 6]]],
  ["select contains_substr('the blue house', 'Blue house'), edit_distance('abcde', 'abxdz')", [[true, 2]]],
  [
    "select to_base64(b'\\377\\340'), from_base64('/+A='), to_hex(b'foobar'), from_hex('666f6f')",
    [["/+A=", "/+A=", "666f6f626172", "Zm9v"]],
  ],
  ["select safe_convert_bytes_to_string(b'\\xc2'), cast(b'abc' as string)", [["�", "abc"]]],
  [
    "select to_hex(md5('Hello World')), to_hex(sha1('Hello World')), to_hex(sha256(''))",
    [
      [
        "b10a8db164e0754105b7a99be72e3fe5",
        "0a4d55a8d778e5022fab701977c5d840bbc486d0",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      ],
    ],
  ],
  ["select farm_fingerprint('1footrue')", "-1541654101129638711"],
  ["select 'Z' < 'a', 'é' > 'z', 'a' < 'B'", [[true, true, false]]],
  ["select string_agg(x, '-' order by x desc) from unnest(['a', 'c', 'b']) x", "c-b-a"],
  [
    "select b'abc' || b'd', b'a' < b'b', length(b'\\x00\\x01'), substr(b'abc', 2), reverse(b'ab'), upper(b'abc')",
    [["YWJjZA==", true, 2, "YmM=", "YmE=", "QUJD"]],
  ],
  [
    "select lpad(b'abc', 5, b'de'), split(b'a,b', b','), starts_with(b'ab', b'a'), replace(b'aba', b'a', b'c')",
    [["ZGVhYmM=", ["YQ==", "Yg=="], true, "Y2Jj"]],
  ],
]);

failures([
  ["select repeat('a', -1)", /negative|non-negative/i],
  ["select regexp_contains('a', '(')", /regular expression|missing/i],
  ["select cast(b'\\xff' as string)", /UTF|utf/],
  ["select left('a', -1)", /negative|non-negative/i],
  ["select chr(-1)", /invalid|codepoint/i],
]);
