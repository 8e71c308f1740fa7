/** The marts sent out, by the real command, to real receivers. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import mysql from "mysql2/promise";
import { beforeAll, describe, expect, it } from "vitest";
import { sluice, tempDir } from "../cli/command.ts";
import { mariadbBinary, startMariadb } from "../servers/mariadb.ts";
import { describeWith, type Server } from "../servers/server.ts";
import { ownProject } from "./project.ts";

const root = join(import.meta.dirname, "../..");
const fixtures = join(root, "fixtures");
const folder = tempDir();
const project = ownProject();
const warehouse = `sqlite:${join(folder, "w.sqlite")}`;
const expected = JSON.parse(readFileSync(join(fixtures, "wind_orders/expected/wind_orders.json"), "utf8")) as Record<
  string,
  unknown
>[];

const run = (args: readonly string[]) => sluice(project, ...args);
const place = (name: string, path: string) => ["--source", `${name}=${join(fixtures, path)}`];

beforeAll(async () => {
  const wind = [
    ...place("bmrs_wind_forecast_pair", "wind_orders/bmrs_wind_forecast_pair.csv"),
    ...place("linear_orders", "wind_orders/linear_orders_raw.json"),
  ];
  const regions = [
    ...place("temperatures", "temperatures/answer-1.json"),
    ...place("region_contours", "temperatures/contours.json"),
  ];
  const ran = await run([
    "run",
    "--tags",
    "wind_orders",
    "temperatures",
    ...wind,
    ...regions,
    "--warehouse",
    warehouse,
  ]);
  expect(ran.code, ran.err).toBe(0);
});

describe("wind_orders", () => {
  it("as CSV, a line a row", async () => {
    const path = join(folder, "out/wind_orders.csv");
    expect((await run(["export", "wind_orders", "--to", path, "--warehouse", warehouse])).code).toBe(0);
    const [header, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
    expect(header).toMatch(/^order_period_id,market_name,delivery_start,/);
    expect(lines.map((line) => line.split(",")[0])).toEqual(expected.map((row) => row.order_period_id));
  });

  it("by PUT: three failures, then every row once", async () => {
    const rows: Record<string, unknown>[] = [];
    const answers = [500, 503, 429];
    const server = createServer(async (request, response) => {
      const body = JSON.parse(Buffer.concat(await request.toArray()).toString()) as Record<string, unknown>[];
      const status = answers.shift() ?? 200;
      if (status === 200) rows.push(...body);
      response.writeHead(status).end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wind-orders`;
    const sent = await run(["export", "wind_orders", "--to", url, "--warehouse", warehouse]);
    server.close();
    expect(sent.code, sent.err).toBe(0);
    expect(rows.map((row) => row.order_period_id)).toEqual(expected.map((row) => row.order_period_id));
    expect(rows[0]).toMatchObject({ market_name: "DCL", delivery_start: expected[0]!.delivery_start });
  });

  it("not to the real host, unless the config says so", async () => {
    const refused = await run(["export", "wind_orders", "--warehouse", warehouse]);
    expect(refused.code).not.toBe(0);
    expect(refused.err).toContain("does not say live: true");
  });

  it("has its keys in SQLite", () => {
    const database = new DatabaseSync(join(folder, "w.sqlite"), { readOnly: true });
    const all = (sql: string) =>
      database
        .prepare(sql)
        .all()
        .map((row) => ({ ...row }));
    expect(all("select name, type, \"notnull\" as required, pk from pragma_table_info('wind_orders') limit 4")).toEqual(
      [
        { name: "order_period_id", type: "TEXT", required: 1, pk: 1 },
        { name: "market_name", type: "TEXT", required: 1, pk: 0 },
        { name: "delivery_start", type: "TEXT", required: 1, pk: 0 },
        { name: "delivery_end", type: "TEXT", required: 1, pk: 0 },
      ],
    );
    expect(
      all(
        'select "table" as parent, "from" as child_column, "to" as parent_column from pragma_foreign_key_list(\'wind_orders\')',
      ),
    ).toEqual([{ parent: "wind_forecast", child_column: "delivery_start", parent_column: "period_start" }]);
    expect(all("select name from pragma_index_list('wind_orders') where origin = 'c'")).toEqual([
      { name: "wind_orders__delivery_start" },
    ]);
    expect(all("select * from pragma_foreign_key_check")).toEqual([]);
    database.close();
  });
});

describeWith("marts in MariaDB", mariadbBinary, () => {
  let server: Server;
  let connection: mysql.Connection;
  beforeAll(async () => {
    server = await startMariadb();
    connection = await mysql.createConnection({ uri: server.url, timezone: "Z" });
    return async () => {
      await connection.end();
      await server.stop();
    };
  });
  const rows = async (sql: string) => (await connection.query(sql))[0] as Record<string, unknown>[];
  const send = (mart: string) => run(["export", mart, "--to", server.url, "--warehouse", warehouse]);

  it("wind_forecast and wind_orders, with types, keys and indexes", async () => {
    for (const mart of ["wind_forecast", "wind_orders"]) {
      const sent = await send(mart);
      expect(sent.code, sent.err).toBe(0);
    }
    expect(await rows("select count(*) as n from wind_orders")).toEqual([{ n: expected.length }]);
    const described = await rows(
      `select column_name as name, column_type as type, is_nullable as nullable, column_key as k from information_schema.columns
       where table_schema = 'test' and table_name = 'wind_orders' order by ordinal_position limit 5`,
    );
    expect(described).toEqual([
      { name: "order_period_id", type: "varchar(255)", nullable: "NO", k: "PRI" },
      { name: "market_name", type: "longtext", nullable: "NO", k: "" },
      { name: "delivery_start", type: "datetime(6)", nullable: "NO", k: "MUL" },
      { name: "delivery_end", type: "datetime(6)", nullable: "NO", k: "" },
      { name: "executed_volume", type: "double", nullable: "NO", k: "" },
    ]);
    const keys = await rows(
      `select column_name as c, referenced_table_name as t, referenced_column_name as r from information_schema.key_column_usage
       where table_schema = 'test' and table_name = 'wind_orders' and referenced_table_name is not null`,
    );
    expect(keys).toEqual([{ c: "delivery_start", t: "wind_forecast", r: "period_start" }]);
  });

  it("region_temperatures as the brief has it; twice in an hour updates", async () => {
    const golden = JSON.parse(
      readFileSync(join(fixtures, "temperatures/expected/region_temperatures.json"), "utf8"),
    ) as { hour: string }[];
    const first = golden[0]!.hour;
    const hour = first.slice(0, 13);
    for (let time = 0; time < 2; time++) expect((await send("region_temperatures")).code).toBe(0);
    const [{ n, columns }] = (await rows(
      `select (select count(*) from region_temperatures) as n, group_concat(column_name order by ordinal_position) as \`columns\`
       from information_schema.columns where table_schema = 'test' and table_name = 'region_temperatures'`,
    )) as [{ n: number; columns: string }];
    expect(columns).toBe("hour,region,temperature,numberOfPoints");
    expect(n).toBe(golden.filter((row) => row.hour.slice(0, 13) === hour).length);
  });

  it("answers the SQL question as docs/ has it, also where an hour is missing", async () => {
    const docs = readFileSync(join(root, "docs/answers/temperatures.md"), "utf8");
    const query = /```sql\n([\s\S]*?)```/.exec(docs)![1]!;
    await rows("delete from region_temperatures");
    const hours = ["2024-05-01 10:00", "2024-05-01 11:00", "2024-05-01 13:00", "2024-05-01 14:00"];
    for (const [at, hour] of hours.entries()) {
      await rows(`insert into region_temperatures values ('${hour}', 'Corse', ${20 + at}, 1)`);
    }
    const answered = await rows(query);
    expect(answered.map((row) => [row.Temperature, row.Temperature3HoursBefore])).toEqual([
      [20, null],
      [21, null],
      [22, 20],
      [23, 21],
    ]);
  });
});
