import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { engines, place } from "../place.ts";

const rows = '  <row Id="1" a="x" b="y" />\r\n  <row Id="2" b="z" />\r\n';
const both = [
  ["1", "x", "y"],
  ["2", null, "z"],
];

describe.each(engines)("XML of rows into %s", (engine) => {
  const here = place(engine);

  it.each([
    ["as it is dumped", `\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<votes>\r\n${rows}</votes>`],
    ["without a declaration", `<votes>${rows}</votes>\n`],
    ["in one line", `<x:posts xmlns:x="urn:x">${rows.replaceAll(/\s*\n\s*/g, "")}</x:posts>`],
    [
      "with comments and a document type",
      `<!-- a --><!DOCTYPE posts [<!ELEMENT row EMPTY>]><posts><!-- b -->${rows}<?c?></posts><!-- d -->`,
    ],
    ["with closing tags", `<posts>${rows.replaceAll(" />", "></row>")}</posts>`],
    ["that says it is UTF-16, and is not", `<?xml version="1.0" encoding="utf-16"?><votes>${rows}</votes>`],
  ])("%s", async (_, content) => {
    expect(await here.load(content)).toMatchObject({ rows: 2, inserted: 2, rejected: 0 });
    expect(await here.rows(`"Id", a, b`)).toEqual(both);
  });

  it("gzipped, and merged by its key", async () => {
    await here.load(gzipSync(`<votes>${rows}</votes>`), {}, "Votes.xml.gz");
    expect(await here.load('<votes><row Id="2" b="new"/></votes>')).toMatchObject({ inserted: 0, updated: 1 });
    expect((await here.rows(`"Id", b`))[1]).toEqual(["2", "new"]);
  });

  it.each([
    ["references", "&lt;p&gt;a &amp; b&#xA;&quot;&apos;&#233;&#x1F389;", "<p>a & b\n\"'é🎉"],
    ["other letters", "Ünïcödé — 漢字 🎉", "Ünïcödé — 漢字 🎉"],
    ["the replacement character", "a\uFFFDb", "a\uFFFDb"],
    ["what is greater", "a > b", "a > b"],
    ["nothing", "", ""],
    // XML 1.0, 3.3.3: a line's end in an attribute is a blank.
    ["a line's end", "a\r\nb", "a b"],
  ])("keeps %s", async (_, written, value) => {
    await here.load(`<posts><row Id="1" v="${written}"/></posts>`);
    expect(await here.rows("v")).toEqual([[value]]);
  });

  it("in the encoding that it states", async () => {
    await here.load(
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><posts><row Id="1" v="é"/></posts>', "latin1"),
    );
    expect(await here.rows("v")).toEqual([["é"]]);
  });

  it("takes letters apart in chunks of a megabyte", async () => {
    const v = "é🎉".repeat(400_000);
    await here.load(`<posts><row Id="1" v="${v}"/>\n<row Id="2" v="x${v}"/></posts>`);
    const [first, second] = await here.rows(`"Id", v`);
    expect(first?.[1] === v && second?.[1] === `x${v}`).toBe(true);
  });

  describe("rejects", () => {
    it.each([
      ["a row without its key", '<row v="b"/>', /^no Id$/],
      ["a character that XML has not", '<row Id="2" v="&#x1F;"/>', /malformed character entity/],
      ["an entity that nobody knows", '<row Id="2" v="&eacute;"/>', /undefined entity/],
      ["an attribute that is there twice", '<row Id="2" v="a" v="b"/>', /duplicate attribute/],
      ["one that differs in case alone", '<row Id="2" v="a" V="b"/>', /V is there twice/],
    ])("%s", async (_, row, reason) => {
      const report = await here.load(`<posts>\n<row Id="1" v="a"/>\n${row}\n<row Id="3" v="c"/>\n</posts>`);
      expect(report).toMatchObject({ rows: 2, rejected: 1 });
      expect(await here.rows(`"Id"`)).toEqual([["1"], ["3"]]);
      expect(await here.rows("line, reason", "things_rejects")).toEqual([[3n, expect.stringMatching(reason)]]);
    });

    it("a row that is no UTF-8, and no other", async () => {
      const content = Buffer.from(
        '<posts><row Id="1" v="\uFFFD"/>\n<row Id="2" v="\u00e9"/>\n<row Id="3" v="c"/></posts>',
      );
      const damaged = Buffer.concat([
        content.subarray(0, content.indexOf("\u00e9")),
        content.subarray(content.indexOf("\u00e9") + 1),
      ]);
      expect(await here.load(damaged)).toMatchObject({ rows: 2, rejected: 1 });
      expect(await here.rows(`"Id"`)).toEqual([["1"], ["3"]]);
    });
  });

  describe("loads nothing", () => {
    const whole = `<posts>\n${rows}</posts>`;

    it("of a file that is cut off at any byte", async () => {
      await here.load(whole, {}, "whole.xml");
      for (let length = whole.indexOf("<row") + 5; length < whole.length; length++) {
        await expect(here.load(whole.slice(0, length)), whole.slice(0, length)).rejects.toMatchObject({
          name: "SourceError",
          reason: "truncated",
        });
      }
      expect(await here.rows(`"Id", a, b`)).toEqual(both);
    });

    it.each([
      [
        "HTML",
        "<!DOCTYPE html><html><body/></html>",
        /looks like HTML or XML; expected JSON, CSV, Parquet or rows of XML/,
      ],
      [
        "XML of other elements",
        "<?xml version='1.0'?><feed><entry/></feed>",
        /is XML, <feed> with <entry>; of XML, <row Id="1"/,
      ],
      [
        "elements within a row",
        "<a><row Id='1'><v>x</v></row></a>",
        /line 1: expected <row Id="1" …\/> elements in one root, got <v> within/,
      ],
      ["another element among them", "<a><row Id='1'/>\n<line/></a>", /line 2: .* got <line>/],
      ["text among them", "<a><row Id='1'/>oops</a>", /got the text "oops"/],
      ["another root", "<a><row Id='1'/></a><a/>", /no XML at line 1, column \d+: documents may contain only one root/],
      ["no quotes", "<a><row Id='1'/><row Id=2/></a>", /no XML at line 1, column \d+: unquoted attribute value/],
      [
        "an unknown encoding",
        '<?xml version="1.0" encoding="klingon"?><a><row Id="1"/></a>',
        /klingon, which is unknown/,
      ],
    ])("of %s", async (_, content, message) => {
      await expect(here.load(content)).rejects.toMatchObject({
        name: "SourceError",
        message: expect.stringMatching(message),
      });
      expect(await here.columns()).toEqual([]);
    });
  });
});
