import { describe, expect, test } from "vitest";
import { sqlite } from "./database.ts";

const db = sqlite();
const PEOPLE = `CREATE TABLE people (id INT64 NOT NULL, name STRING OPTIONS(description='who'), born DATE);
  INSERT people (id, name, born) VALUES (1, 'Ann', '1990-01-31'), (2, 'Bo', NULL);`;

describe("CREATE", () => {
  test("types stand in comments, which SQLite keeps", async () => {
    await db.rows(PEOPLE);
    expect(db.raw("SELECT sql FROM sqlite_master")).toEqual([
      ['CREATE TABLE "people" ("id" INTEGER NOT NULL, "name" /* STRING */ TEXT /* "who" */, "born" /* DATE */ TEXT)'],
    ]);
  });

  test("OR REPLACE may read what it replaces, views keep reading the name", async () => {
    await db.rows(`${PEOPLE} CREATE VIEW v AS SELECT COUNT(*) AS n FROM people;
      CREATE OR REPLACE TABLE people AS SELECT * FROM people WHERE id = 1`);
    expect(await db.rows("SELECT n FROM v")).toEqual([[1]]);
    expect(await db.rows("SELECT EXTRACT(YEAR FROM born) FROM people")).toEqual([[1990]]);
    expect(db.raw("SELECT name FROM sqlite_master ORDER BY name")).toEqual([["people"], ["v"]]);
  });

  test("a view becomes a table, and a table a view", async () => {
    await db.rows("CREATE VIEW x AS SELECT DATE '2024-01-01' AS d; CREATE OR REPLACE TABLE x AS SELECT d FROM x");
    expect(await db.rows("SELECT DATE_ADD(d, INTERVAL 1 DAY) FROM x")).toEqual([["2024-01-02"]]);
    await db.rows("CREATE OR REPLACE VIEW x AS SELECT 1 AS n");
    expect(await db.rows("SELECT n FROM x")).toEqual([[1]]);
  });

  test("IF NOT EXISTS leaves what is there", async () => {
    await db.rows(`${PEOPLE} CREATE TABLE IF NOT EXISTS people AS SELECT 7 AS other`);
    expect(await db.rows("SELECT COUNT(*) FROM people")).toEqual([[2]]);
  });

  test("a CTE may be called as the table that it reads", async () => {
    await db.rows(PEOPLE);
    const sql =
      "WITH people AS (SELECT 9 AS id), all_of_them AS (SELECT id FROM main.people) SELECT SUM(id) FROM all_of_them";
    await db.rows("CREATE TABLE main__people AS SELECT 1 AS id UNION ALL SELECT 2");
    expect(await db.rows(sql)).toEqual([[3]]);
  });
});

describe("DML", () => {
  test("NOT NULL holds", async () => {
    await db.rows(PEOPLE);
    await expect(db.rows("INSERT people (id) VALUES (NULL)")).rejects.toThrow(/NOT NULL/);
  });

  test("UPDATE … FROM, and not twice", async () => {
    await db.rows(
      `${PEOPLE} UPDATE people SET name = s.w FROM (SELECT 1 AS id, 'Eve' AS w) AS s WHERE people.id = s.id`,
    );
    expect(await db.rows("SELECT name FROM people ORDER BY id")).toEqual([["Eve"], ["Bo"]]);
    const twice = "UPDATE people SET name = w FROM UNNEST(['x', 'y']) AS w WHERE id = 1";
    await expect(db.rows(twice)).rejects.toThrow(/at most one source row/);
  });

  const MERGE = `MERGE people AS t USING UNNEST([STRUCT(1 AS id, 'New' AS name), (3, 'Cy')]) AS s ON t.id = s.id
    WHEN MATCHED AND s.name = 'Old' THEN DELETE
    WHEN MATCHED THEN UPDATE SET name = s.name
    WHEN NOT MATCHED THEN INSERT (id, name) VALUES (s.id, s.name)
    WHEN NOT MATCHED BY SOURCE THEN DELETE`;

  test("MERGE does each part once, from how things stood", async () => {
    await db.rows(`${PEOPLE} ${MERGE}`);
    expect(await db.rows("SELECT id, name, born FROM people ORDER BY id")).toEqual([
      [1, "New", "1990-01-31"],
      [3, "Cy", null],
    ]);
    expect(db.raw("SELECT count(*) FROM temp.sqlite_master")).toEqual([[0n]]);
  });

  test("MERGE refuses two source rows for one target row, and changes nothing", async () => {
    await db.rows(PEOPLE);
    const twice = "MERGE people USING UNNEST(['x', 'y']) AS w ON id = 1 WHEN MATCHED THEN UPDATE SET name = w";
    await expect(db.rows(twice)).rejects.toThrow(/at most one source row/);
    expect(await db.rows("SELECT name FROM people WHERE id = 1")).toEqual([["Ann"]]);
  });

  test("a WHEN that does not apply is not computed", async () => {
    await db.rows(`${PEOPLE} MERGE people AS t USING (SELECT 5 AS id, 'x' AS n) AS s ON t.id = s.id
      WHEN MATCHED THEN UPDATE SET id = CAST(s.n AS INT64)
      WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id)`);
    expect(await db.rows("SELECT COUNT(*) FROM people")).toEqual([[3]]);
  });
});

test("ALTER adds, renames and drops columns, and refuses what SQLite can't", async () => {
  await db.rows(`${PEOPLE} ALTER TABLE people ADD COLUMN seen TIMESTAMP, ADD COLUMN IF NOT EXISTS name STRING;
    ALTER TABLE people RENAME COLUMN seen TO met; ALTER TABLE people DROP COLUMN name`);
  expect(await db.rows("SELECT id, TIMESTAMP_DIFF(met, met, DAY) FROM people WHERE id = 1")).toEqual([[1, null]]);
  await expect(db.rows("ALTER TABLE people ALTER COLUMN id SET DATA TYPE NUMERIC")).rejects.toThrow(
    /not supported on sqlite/,
  );
});

test("a function that SQLite lacks is refused by its name", async () => {
  await expect(db.explain("SELECT NET.REG_DOMAIN('a.com')")).rejects.toThrow(
    /NET.REG_DOMAIN is not supported on sqlite/,
  );
});
