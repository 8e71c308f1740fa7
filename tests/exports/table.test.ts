import mysql from "mysql2/promise";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { table, type Mart } from "@sluice/exports";
import { mariadbBinary, startMariadb } from "../servers/mariadb.ts";
import { postgresBinary, startPostgres } from "../servers/postgres.ts";
import { describeWith, type Server } from "../servers/server.ts";

const scalar = (
  name: string,
  kind: "INT64" | "STRING" | "TIMESTAMP" | "FLOAT64" | "BOOL" | "DATE" | "BYTES" | "JSON" | "NUMERIC",
) => ({
  name,
  type: { kind },
});

const mart = (rows: Mart["rows"], keys: Partial<Mart["keys"]> = {}): Mart => ({
  name: "region_temperatures",
  columns: [
    scalar("hour", "TIMESTAMP"),
    scalar("region", "STRING"),
    scalar("temperature", "FLOAT64"),
    scalar("points", "INT64"),
    scalar("is_warm", "BOOL"),
    scalar("day", "DATE"),
    scalar("raw", "BYTES"),
    scalar("details", "JSON"),
    scalar("price", "NUMERIC"),
  ],
  rows,
  keys: { primaryKey: ["hour", "region"], references: [], indexes: ["region"], notNull: ["points"], ...keys },
});

const hour = "2024-01-31T12:00:00Z";
const nasty = 'L\'Île "de"\tFrance\\\n\r;,é日';
const rows = [
  [hour, nasty, 7.25, 3, true, "2024-01-31", "AP8=", { a: [1, null] }, "1.500000001"],
  [hour, "Corse", null, 9007199254740991, false, null, null, null, null],
];

interface Reader {
  rows(sql: string): Promise<Record<string, unknown>[]>;
  end(): Promise<void>;
}

/** The same suite for both engines. */
function tableExport(
  start: () => Promise<Server>,
  connect: (url: string) => Promise<Reader>,
  quote: (name: string) => string,
): void {
  let server: Server;
  let reader: Reader;
  beforeAll(async () => {
    server = await start();
    reader = await connect(server.url);
  });
  afterAll(async () => {
    await reader?.end();
    await server?.stop();
  });
  const publish = (what: Mart, mode?: "upsert" | "replace") =>
    table({ url: server.url, ...(mode && { mode }) }).write(what);
  const count = async (name = "region_temperatures") =>
    Number((await reader.rows(`select count(*) as n from ${name}`))[0]!.n);

  it("creates the table and keeps every value as it is", async () => {
    const report = await publish(mart(rows));
    expect(report.rows).toBe(2);
    const [island] = await reader.rows(`select * from region_temperatures where points = 3`);
    expect(island!.region).toBe(nasty);
    expect(island!.temperature).toBe(7.25);
    expect(Boolean(island!.is_warm)).toBe(true);
    expect(Buffer.from(island!.raw as Buffer).toString("hex")).toBe("00ff");
    expect(typeof island!.details === "string" ? JSON.parse(island!.details) : island!.details).toEqual({
      a: [1, null],
    });
    expect(Number(island!.price)).toBe(1.500000001);
    expect(new Date(island!.hour as string | Date).toISOString()).toBe("2024-01-31T12:00:00.000Z");
    const [corse] = await reader.rows(`select * from region_temperatures where region = 'Corse'`);
    expect(corse!.temperature).toBeNull();
    expect(Number(corse!.points)).toBe(9007199254740991);
  });

  it("updates by key, adds what is new, deletes nothing", async () => {
    await publish(
      mart([
        [hour, "Corse", 20, 1, true, null, null, null, null],
        ["2024-01-31T13:00:00Z", "Corse", 1, 1, null, null, null, null, null],
      ]),
    );
    expect(await count()).toBe(3);
    const [corse] = await reader.rows(
      `select temperature from region_temperatures where region = 'Corse' order by ${quote("hour")} limit 1`,
    );
    expect(corse!.temperature).toBe(20);
  });

  it("replaces all rows in replace mode", async () => {
    await publish(mart([[hour, "Corse", 1, 1, null, null, null, null, null]]), "replace");
    expect(await count()).toBe(1);
  });

  it("leaves what was there when a row is refused", async () => {
    const broken = mart([[hour, "Bretagne", 1, null, null, null, null, null, null]]);
    await expect(publish(broken, "replace")).rejects.toThrow(
      /region_temperatures: not published, what was there stays: .*null/i,
    );
    expect(await count()).toBe(1);
  });

  it("refuses a value that the engine would bend", async () => {
    const tooLarge = mart([[hour, "Bretagne", 1, 1, null, null, null, null, `1${"0".repeat(40)}`]]);
    await expect(publish(tooLarge, "replace")).rejects.toThrow("not published");
    expect(await count()).toBe(1);
  });

  it("refuses to upsert without a key", async () => {
    await expect(publish(mart(rows, { primaryKey: [] }))).rejects.toThrow("upsert needs a key");
  });

  it("makes foreign keys that the engine enforces", async () => {
    const child: Mart = {
      name: "child",
      columns: [scalar("id", "INT64"), scalar("hour", "TIMESTAMP"), scalar("region", "STRING")],
      rows: [[1, hour, "Corse"]],
      keys: {
        primaryKey: ["id"],
        references: [{ column: "parent", table: "parent", to: "id" }],
        indexes: [],
        notNull: [],
      },
    };
    const parent: Mart = { ...child, name: "parent", keys: { ...child.keys, references: [] } };
    await publish(parent);
    await publish({ ...child, columns: [...child.columns, scalar("parent", "INT64")], rows: [[1, hour, "Corse", 1]] });
    const orphan = { ...child, columns: [...child.columns, scalar("parent", "INT64")], rows: [[2, hour, "Corse", 99]] };
    await expect(publish(orphan)).rejects.toThrow(/foreign key/i);
    expect(await count("child")).toBe(1);
  });

  const cities: Mart = {
    ...mart([]),
    name: "cities",
    columns: [scalar("city", "STRING"), scalar("n", "INT64")],
    keys: { primaryKey: ["city"], references: [], indexes: [], notNull: [] },
  };
  /** Each a pair or more that some collation takes for one. */
  const alike = [
    "Occitanie",
    "OCCITANIE",
    "Évry",
    "Evry",
    "evry",
    "a",
    "a ",
    "a\t",
    "ß",
    "ss",
    "東",
    "東 😀",
    "😀",
    "😁",
    "",
    " ",
  ];
  const rowsOf = (names: readonly string[]) => names.map((name, at) => [name, at]);
  const there = async (table = "cities") =>
    new Map((await reader.rows(`select city, n from ${table}`)).map(({ city, n }) => [String(city), Number(n)]));

  it.each(["upsert", "replace"] as const)("keeps texts apart that differ in their bytes: %s", async (mode) => {
    await publish({ ...cities, rows: rowsOf(alike) }, mode);
    await publish({ ...cities, rows: rowsOf(alike) }, mode);
    expect(await there()).toEqual(new Map(alike.map((name, at) => [name, at])));
  });

  it("refuses a key that comes twice before anybody sees it", async () => {
    await publish({ ...cities, rows: rowsOf(["Lyon"]) }, "replace");
    const twice = { ...cities, rows: [...rowsOf(["Nice", "Nice"]), ["Lyon", 7]] };
    for (const mode of ["upsert", "replace"] as const) {
      await expect(publish(twice, mode)).rejects.toThrow("not published, what was there stays");
      expect(await there()).toEqual(new Map([["Lyon", 0]]));
    }
    const keysAlone = { ...cities, name: "names", columns: [scalar("city", "STRING")] };
    await expect(publish({ ...keysAlone, rows: [["Nice"], ["Nice"]] })).rejects.toThrow("expected 2 rows there, got 1");
    expect(await count("names").catch(() => 0)).toBe(0);
  });

  it.each([
    "postgres:/me:s3cret@127.0.0.1/db",
    "mysql:/me:s3cret@127.0.0.1/db",
    "postgres:me:s3cret@h/db",
    "mysql://",
    "pg://me:s3cret@h/db?password=s3cret",
  ])("%s is no address, and what is secret in it is not shown", async (url) => {
    const failed = table({ url }).write(mart(rows));
    await expect(failed).rejects.toThrow("expected an address that starts with mysql:// or postgres://");
    await expect(failed).rejects.not.toThrow("s3cret");
  });

  it("says who is not there", async () => {
    const url = server.url.replace(/:\d+\//, ":1/").replace("@", ":secret@");
    const failed = table({ url }).write(mart(rows));
    await expect(failed).rejects.toThrow("no connection");
    await expect(failed).rejects.not.toThrow("secret");
  });
}

describeWith("table export to MariaDB", mariadbBinary, () => {
  tableExport(
    startMariadb,
    async (url) => {
      const connection = await mysql.createConnection({ uri: url, timezone: "Z" });
      return {
        rows: async (sql) => (await connection.query(sql))[0] as Record<string, unknown>[],
        end: () => connection.end(),
      };
    },
    (name) => `\`${name}\``,
  );
});

describeWith("a table of MariaDB that was there, in another character set", mariadbBinary, () => {
  let server: Server;
  let connection: mysql.Connection;
  beforeAll(async () => {
    server = await startMariadb();
    connection = await mysql.createConnection(server.url);
    await connection.query("alter database test character set latin1 collate latin1_swedish_ci");
  });
  afterAll(async () => {
    await connection?.end();
    await server?.stop();
  });
  const made = async (name: string, city: string, rest = "") => {
    await connection.query(`create table ${name} (city ${city} primary key, n bigint${rest})`);
    await connection.query(`insert into ${name} values ('Lyon', 1${rest && ", 1"})`);
  };
  const send = (name: string, rows: Mart["rows"], mode: "upsert" | "replace") =>
    table({ url: server.url, mode }).write({
      name,
      columns: [scalar("city", "STRING"), scalar("n", "INT64")],
      rows,
      keys: { primaryKey: ["city"], references: [], indexes: [], notNull: [] },
    });
  const rowsIn = async (name: string) => (await connection.query(`select city, n from ${name} order by n`))[0];
  const pair = [
    ["Occitanie", 2],
    ["OCCITANIE", 3],
  ];

  it.each(["upsert", "replace"] as const)("takes two rows for one: refused, %s", async (mode) => {
    await made(`old_${mode}`, "varchar(50)");
    await expect(send(`old_${mode}`, pair, mode)).rejects.toThrow(/expected 2 rows there, got 1|Duplicate entry/);
    expect(await rowsIn(`old_${mode}`)).toEqual([{ city: "Lyon", n: 1 }]);
  });

  it("lacks a character or is too narrow: refused", async () => {
    await made("latin", "varchar(50)");
    await expect(send("latin", [["東 😀", 2]], "upsert")).rejects.toThrow("not published");
    expect(await rowsIn("latin")).toEqual([{ city: "Lyon", n: 1 }]);
    await made("narrow", "varchar(50)");
    await connection.query("alter table narrow modify n tinyint");
    await expect(send("narrow", [["Nice", 500]], "upsert")).rejects.toThrow("not published");
    expect(await rowsIn("narrow")).toEqual([{ city: "Lyon", n: 1 }]);
  });

  it("has a key of its own by which one row becomes another", async () => {
    await made("unique_n", "varchar(50)", ", other int default 0, unique (n)");
    const rows = [
      ["Nice", 5],
      ["Nantes", 5],
    ];
    await expect(send("unique_n", rows, "upsert")).rejects.toThrow("expected 2 rows there, got 1");
    expect(await rowsIn("unique_n")).toEqual([{ city: "Lyon", n: 1 }]);
  });

  it("is not there: it is made for every character, also in a latin1 database", async () => {
    await send("fresh", [["東 😀", 1], ...pair], "upsert");
    const bytes = (await connection.query("select hex(city) as h from fresh order by n"))[0];
    expect(bytes).toEqual(
      ["東 😀", "Occitanie", "OCCITANIE"].map((text) => ({ h: Buffer.from(text).toString("hex").toUpperCase() })),
    );
  });
});

describeWith("table export to PostgreSQL", postgresBinary, () => {
  tableExport(
    startPostgres,
    async (url) => {
      const client = new Client({ connectionString: url });
      await client.connect();
      return { rows: async (sql) => (await client.query(sql)).rows, end: () => client.end() };
    },
    (name) => `"${name}"`,
  );
});
