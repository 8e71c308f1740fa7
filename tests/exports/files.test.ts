import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csv, type Mart } from "@sluice/exports";
import { afterAll, expect, it } from "vitest";

const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "sluice-exports-"));
  made.push(dir);
  return dir;
}

const mart = (...rows: readonly (readonly [unknown, unknown])[]): Mart => ({
  name: "orders",
  columns: [
    { name: "country", type: { kind: "STRING" } },
    { name: "n", type: { kind: "INT64" } },
  ],
  rows,
  keys: { primaryKey: [], references: [], indexes: [], notNull: [] },
});

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => statSync(join(folder, path)).isFile());

function place(pattern = "country={country}/orders_{country}.csv") {
  const folder = tempDir();
  return { folder, write: (given: Mart) => csv({ path: `${folder}/${pattern}` }).write(given) };
}

it("writes a file for each value, in the rows' order", async () => {
  const { folder, write } = place();
  expect(await write(mart(["fr", 1], ["d e.1", 2], ["fr", 3]))).toMatchObject({ rows: 3 });
  expect(filesIn(folder).toSorted()).toEqual(["country=d e.1/orders_d e.1.csv", "country=fr/orders_fr.csv"]);
  expect(readFileSync(join(folder, "country=fr/orders_fr.csv"), "utf8")).toBe("country,n\nfr,1\nfr,3\n");
});

it.each([[".."], ["."], [""], ["../x"], ["/etc"], ["a\\b"], ["a\0"], ["a\nb"], [null], [["x"]], ["x".repeat(300)]])(
  "refuses %j as a name, and leaves what was there",
  async (value) => {
    const { folder, write } = place();
    await write(mart(["fr", 1]));
    await expect(write(mart(["de", 1], ["fr", 2], [value, 3]))).rejects.toMatchObject({ reason: "refused" });
    expect(filesIn(folder)).toEqual(["country=fr/orders_fr.csv"]);
    expect(readFileSync(join(folder, "country=fr/orders_fr.csv"), "utf8")).toBe("country,n\nfr,1\n");
  },
);

it("names the columns where there is no such one", async () => {
  await expect(place("{town}_x.csv").write(mart(["fr", 1]))).rejects.toThrow(/no column town; it has country, n/);
});

it("writes none where one can't be written", async () => {
  const { folder, write } = place();
  await write(mart(["fr", 1]));
  writeFileSync(join(folder, "country=zz"), "a file where a folder should be");
  await expect(write(mart(["de", 1], ["fr", 2], ["zz", 3]))).rejects.toMatchObject({ reason: "connection" });
  expect(filesIn(folder).toSorted()).toEqual(["country=fr/orders_fr.csv", "country=zz"]);
  expect(readFileSync(join(folder, "country=fr/orders_fr.csv"), "utf8")).toBe("country,n\nfr,1\n");
});

it("takes away what is of no row any more, its folders, and what a killed process left; nothing else", async () => {
  const { folder, write } = place();
  await write(mart(["fr", 1], ["de", 2]));
  mkdirSync(join(folder, "country=it"));
  const others = ["other.csv", "country=fr/notes.txt", "country=fr/orders_de.csv", "country=it/orders_fr.csv"];
  for (const path of others) writeFileSync(join(folder, path), "");
  writeFileSync(join(folder, "country=fr/orders_fr.csv.4194305.tmp"), "half");
  await write(mart(["fr", 1]));
  expect(filesIn(folder).toSorted()).toEqual([...others, "country=fr/orders_fr.csv"].toSorted());
  expect(readdirSync(folder).toSorted()).toEqual(["country=fr", "country=it", "other.csv"]);
});

it("takes nothing away where names do not say whose they are", async () => {
  const { folder, write } = place("{country}.csv");
  writeFileSync(join(folder, "hand_made.csv"), "");
  await write(mart(["fr", 1]));
  expect(filesIn(folder).toSorted()).toEqual(["fr.csv", "hand_made.csv"]);
});

it("rewrites only what is otherwise", async () => {
  const { folder, write } = place();
  await write(mart(["fr", 1], ["de", 2]));
  const inode = (path: string) => statSync(join(folder, path)).ino;
  const [fr, de] = [inode("country=fr/orders_fr.csv"), inode("country=de/orders_de.csv")];
  await write(mart(["fr", 1], ["de", 3]));
  expect(inode("country=fr/orders_fr.csv")).toBe(fr);
  expect(inode("country=de/orders_de.csv")).not.toBe(de);
});
