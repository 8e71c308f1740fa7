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
