import { describe } from "vitest";
import { bytes, cases, float, int, numeric, text } from "./library.ts";

describe("strings by code points", () => {
  cases([
    ["length", [text("я😀")], 2n],
    ["byte_length", [text("я😀")], 6n],
    ["substr", [text("apple"), int(-2n)], "le"],
    ["substr", [text("apple"), int(0n), int(2n)], "ap"],
    ["substr", [text("a😀b"), int(2n), int(1n)], "😀"],
    ["substr", [text("apple"), int(1n), int(-1n)], /negative/],
    ["reverse", [text("a😀b")], "b😀a"],
    ["left", [text("абвгд"), int(2n)], "аб"],
    ["right", [text("apple"), int(3n)], "ple"],
    ["lpad", [text("例子"), int(8n), text("中国")], "中国中国中国例子"],
    ["rpad", [text("abc"), int(5n), text("def")], "abcde"],
    ["rpad", [text("abc"), int(2n)], "ab"],
    ["instr", [text("banana"), text("an"), int(1n), int(2n)], 4n],
    ["instr", [text("banana"), text("an"), int(-1n), int(1n)], 4n],
    ["instr", [text("banana"), text("ann"), int(1n), int(1n)], 0n],
    ["strpos", [text("foo@example.com"), text("@")], 4n],
    ["initcap", [text("Hello World-everyone!")], "Hello World-Everyone!"],
    ["trim", [text("***apple***"), text("*")], "apple"],
    ["translate", [text("This is a cookie"), text("sco"), text("zku")], "Thiz iz a kuukie"],
    ["soundex", [text("Ashcraft")], "A261"],
    ["edit_distance", [text("aa"), text("b")], 2n],
    ["edit_distance", [text("aaa"), text("b"), int(2n)], 2n],
    ["normalize_and_casefold", [text("The red barn")], "the red barn"],
    ["split", [text("b:a:c"), text(":")], '["b","a","c"]'],
    ["split", [text("")], '[""]'],
    ["to_code_points", [text("foo")], "[102,111,111]"],
    ["code_points_to_string", [["ARRAY", "[65,255,513]"]], "Aÿȁ"],
    ["chr", [int(0x11_0000n)], /codepoint/],
    ["like", [text("a%b"), text("a\\%b")], true],
    ["like", [text("a\nb"), text("a_b")], true],
    ["like", [text("A"), text("a")], false],
    ["replace", [text("a$&a"), text("a"), text("$&")], "$&$&$&"],
  ]);
});

describe("bytes", () => {
  cases([
    ["to_hex", [bytes("\x00\xff")], "00ff"],
    ["from_hex", [text("fff")], Buffer.from([15, 255])],
    ["from_hex", [text("xyz")], /invalid hexadecimal/],
    ["to_base64", [bytes("\xde\xad\xbe\xef")], "3q2+7w=="],
    ["to_base32", [bytes("abcde\xff")], "MFRGGZDF74======"],
    ["from_base32", [text("MFRGGZDF74======")], new Uint8Array(Buffer.from("abcde\xff", "latin1"))],
    ["substr", [bytes("apple"), int(2n), int(2n)], new Uint8Array(Buffer.from("pp"))],
    ["safe_convert_bytes_to_string", [bytes("\xc2")], "�"],
    ["bit_count", [bytes("\x0f\xf0")], 8n],
    ["cast$BYTES$STRING", [bytes("\xff")], /UTF8/],
  ]);
});

describe("regular expressions", () => {
  cases([
    ["regexp_contains", [text("foo@example.com"), text("@[a-zA-Z0-9-]+\\.[a-zA-Z0-9-.]+")], true],
    ["regexp_contains", [text("x"), text("(")], /Cannot parse regular expression/],
    ["regexp_contains", [text("x"), text("(?=x)")], /Cannot parse regular expression/],
    ["regexp_extract", [text("foo@example.com"), text("^[a-z]+")], "foo"],
    ["regexp_extract", [text("Hello Helloo and Hellooo"), text("H?ello+"), int(1n), int(3n)], "Hellooo"],
    ["regexp_extract", [text("😀abc"), text("[a-z]"), int(3n)], "b"],
    ["regexp_extract", [text("ab"), text("(a)(b)")], /1 capturing group/],
    ["regexp_extract", [text("abc"), text("x")], null],
    ["regexp_extract_all", [text("Try `func(x)` or `func(y)`"), text("`(.+?)`")], '["func(x)","func(y)"]'],
    ["regexp_replace", [text("# Heading"), text("^# ([a-zA-Z0-9\\s]+$)"), text("<h1>\\1</h1>")], "<h1>Heading</h1>"],
    ["regexp_replace", [text("a$1"), text("a"), text("$1")], "$1$1"],
    ["regexp_replace", [text("a"), text("a"), text("\\2")], /group/],
    ["regexp_instr", [text("ab@cd-ef"), text("@[^-]*"), int(1n), int(1n), int(1n)], 6n],
  ]);
});

describe("FORMAT", () => {
  cases([
    ["format", [text("%10d|%-5d|%05d"), int(10n), int(1n), int(7n)], "        10|1    |00007"],
    ["format", [text("%'d"), int(123456789n)], "123,456,789"],
    ["format", [text("%.2f %e"), float(12.3456), float(392.65)], "12.35 3.926500e+02"],
    ["format", [text("%g"), float(1234567)], "1.23457e+06"],
    ["format", [text("%x %X %o"), int(255n), int(-255n), int(8n)], "ff -FF 10"],
    ["format", [text("%t|%T"), text('a"b'), text('a"b')], `a"b|'a"b'`],
    ["format", [text("%T"), numeric("1.5")], 'NUMERIC "1.5"'],
    ["format", [text("%T"), float(1)], "1.0"],
    ["format", [text("%s%%"), text("x")], "x%"],
    ["format", [text("%d"), ["INT64", null]], null],
    ["format", [text("%t"), ["INT64", null]], "NULL"],
    ["format", [text("%d")], /Too few/],
  ]);
});

describe("hashes", () => {
  cases([
    ["farm_fingerprint", [text("1footrue")], -1541654101129638711n],
    ["farm_fingerprint", [text("2applefalse")], 2794438866806483259n],
    ["farm_fingerprint", [text("3true")], -4880158226897771312n],
    ["md5", [text("Hello World")], new Uint8Array(Buffer.from("b10a8db164e0754105b7a99be72e3fe5", "hex"))],
  ]);
});
