import { describe, expect, it } from "vitest";
import { exporterAt } from "@sluice/exports";

describe("the export to a place", () => {
  it.each([
    ["out/orders.csv", "csv"],
    ["out/ORDERS.CSV", "csv"],
    ["out/orders", "csv"],
    ["out/orders.parquet", "parquet"],
    ["./at:noon.csv", "csv"],
    ["http://127.0.0.1:8080/orders", "put"],
    ["HTTPS://example.org/orders", "put"],
    ["mysql://me@host/db", "table"],
    ["mariadb://me@host/db", "table"],
    ["postgres://me@host/db", "table"],
    ["postgresql://me@host/db", "table"],
  ])("%s is %s", (where, kind) => {
    expect(exporterAt(where).kind).toBe(kind);
  });

  it.each(["orders.json", "orders.csv.gz", "orders.xlsx"])("%s is not written as CSV", (where) => {
    expect(() => exporterAt(where)).toThrow(`${where}: expected a path that ends in .csv, .parquet`);
  });

  it.each(["ftp://me:secret@host/x", "mysql:/me:secret@host/db", "postgres:me:secret@host/db", "s3://secret/x.csv"])(
    "%s is refused, and no more of it shown than its scheme",
    (where) => {
      expect(() => exporterAt(where)).toThrow(/^\w+:(\/\/)?…: expected an address that starts with http:\/\/, /);
      expect(() => exporterAt(where)).not.toThrow("secret");
    },
  );
});
