import type { CompiledTable } from "@sluice/graph";
import type { Column } from "@sluice/googlesql";
import { describe, expect, test } from "vitest";
import { createOrReplace } from "../../packages/runner/src/sql/create.ts";
import { describeColumns } from "../../packages/runner/src/sql/describe.ts";
import { incrementalWrite } from "../../packages/runner/src/sql/incremental.ts";
import { schemaChange } from "../../packages/runner/src/sql/schema-change.ts";
import { literal, scriptOf } from "../../packages/runner/src/sql/text.ts";

const target = { database: "p", schema: "s", name: "t" };
const table = (more: Partial<CompiledTable> = {}): CompiledTable => ({
  type: "incremental",
  target,
  canonicalTarget: target,
  query: "select 1 as a",
  ...more,
});

/** Without the difference between one blank and several, or a line's end. */
const flat = (sql: string): string => sql.replaceAll(/\s+/g, " ").trim();

const column = (name: string, kind: "INT64" | "STRING" = "INT64"): Column => ({ name, type: { kind } });

describe("statements that the official CLI writes", () => {
  test("create table, with what BigQuery keeps of it", () => {
    const bigquery = {
      partitionBy: "date(d)",
      clusterBy: ["a", "b"],
      partitionExpirationDays: 3,
      requirePartitionFilter: true,
    };
    expect(flat(createOrReplace(table({ type: "table", bigquery })))).toBe(
      "create or replace table `p.s.t` partition by date(d) cluster by a, b " +
        "options(partition_expiration_days=3, require_partition_filter=true) as select 1 as a",
    );
  });

  test("create view", () => {
    expect(flat(createOrReplace(table({ type: "view" })))).toBe("create or replace view `p.s.t` as select 1 as a");
  });

  test("merge by the unique key, within the predicates", () => {
    const incremental = table({
      incrementalQuery: "select 2 as a, 3 as b -- a comment",
      uniqueKey: ["a"],
      bigquery: { updatePartitionFilter: "d > 1", incrementalPredicates: ["DATAFORM_DEST.b > 0", " "] },
    });
    expect(incrementalWrite(incremental, ["a", "b"]).map(flat)).toEqual([
      "merge `p.s.t` DATAFORM_DEST using (select 2 as a, 3 as b -- a comment ) DATAFORM_SOURCE " +
        "on DATAFORM_DEST.a = DATAFORM_SOURCE.a and DATAFORM_DEST.d > 1 and (DATAFORM_DEST.b > 0) " +
        "when matched then update set `a` = DATAFORM_SOURCE.`a`, `b` = DATAFORM_SOURCE.`b` " +
        "when not matched then insert (`a`, `b`) values (`a`, `b`)",
    ]);
  });

  test("append, with the old `where`", () => {
    expect(incrementalWrite(table({ where: "a > 1" }), ["a"]).map(flat)).toEqual([
      "insert into `p.s.t` (`a`) select `a` from (select * from (select 1 as a ) as subquery where a > 1 ) as insertions",
    ]);
  });

  test("a comment at a statement's end does not swallow the next statement", () => {
    expect(scriptOf(["select 1 -- one", "select 2;", "  "])).toBe("select 1 -- one\n;\nselect 2\n;");
  });

  test("descriptions of the columns that are there", () => {
    const columns = [
      { path: ["A"], description: 'says "a\\b"' },
      { path: ["gone"], description: "x" },
      { path: ["s", "inner"], description: "x" },
    ];
    expect(describeColumns(table({ actionDescriptor: { columns } }), ["a", "s"])).toEqual([
      'alter table `p.s.t` alter column `a` set options(description="says \\"a\\\\b\\"")',
    ]);
  });

  test("literals", () => {
    expect(literal('a\n"b"')).toBe('"a\\n\\"b\\""');
  });
});

describe("onSchemaChange", () => {
  const existing = [column("a"), column("old")];
  const produced = [column("A"), column("new", "STRING")];
  const change = (onSchemaChange: NonNullable<CompiledTable["onSchemaChange"]>, more: Partial<CompiledTable> = {}) =>
    schemaChange(table({ onSchemaChange, ...more }), existing, produced);

  test("FAIL", () => {
    expect(() => change("FAIL")).toThrow(
      `Schema mismatch defined by on_schema_change = 'FAIL'. Added columns: [("new", "STRING")], removed columns: ["old"]`,
    );
  });

  test("EXTEND adds, and forbids to remove", () => {
    expect(() => change("EXTEND")).toThrow(
      `Column removals are not allowed when on_schema_change = 'EXTEND'. Removed columns: ["old"]`,
    );
    expect(schemaChange(table({ onSchemaChange: "EXTEND" }), [column("a")], produced)).toEqual({
      statements: ["alter table `p.s.t` add column if not exists `new` STRING"],
      columns: ["a", "new"],
    });
  });

  test("SYNCHRONIZE adds and drops, but for keys", () => {
    expect(change("SYNCHRONIZE")).toEqual({
      statements: [
        "alter table `p.s.t` drop column if exists `old`",
        "alter table `p.s.t` add column if not exists `new` STRING",
      ],
      columns: ["a", "new"],
    });
    expect(() => change("SYNCHRONIZE", { uniqueKey: ["OLD"] })).toThrow(
      'Cannot drop columns ["old"] as they are part of the unique key for table `p.s.t`',
    );
  });
});
