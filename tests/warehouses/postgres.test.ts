import { openWarehouse } from "@sluice/warehouses";
import { Client } from "pg";
import { afterAll, beforeAll } from "vitest";
import { warehouseContract } from "../contracts/warehouse.ts";
import { postgresBinary, startPostgres } from "../servers/postgres.ts";
import { describeWith, type Server } from "../servers/server.ts";

describeWith("PostgreSQL", postgresBinary, () => {
  let server: Server;
  let count = 0;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  warehouseContract("PostgreSQL", {
    async open() {
      const name = `contract_${++count}`;
      const client = new Client(server.url);
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return openWarehouse(server.url.replace(/postgres$/, name));
    },
  });
});
