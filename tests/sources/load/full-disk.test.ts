import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSource, sourceFrom } from "@sluice/sources";
import { openWarehouse } from "@sluice/engines";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileEngines } from "../../servers/places.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-full-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that may not write files of more than so many kilobytes: to it the disk is full. */
const loadWithin = (kilobytes: number, url: string, path: string): string => {
  const command = `ulimit -f ${kilobytes}; exec "$0" "$@"`;
  const script = join(import.meta.dirname, "once.ts");
  return execFileSync("bash", ["-c", command, process.execPath, script, url, path]).toString().trim();
};

describe.each(fileEngines)("a disk that fills up under $name", ({ name: engine }) => {
  it("leaves what was there, which needs no repair", async () => {
    const url = `${engine}:${join(folder, "warehouse")}`;
    const [small, large] = [join(folder, "small"), join(folder, "large")];
    writeFileSync(small, '{"Id":"1","v":"good"}\n');
    const random = Array.from({ length: 60_000 }, (_, i) =>
      JSON.stringify({ Id: `${i}`, v: crypto.randomUUID().repeat(3) }),
    );
    writeFileSync(large, random.join("\n"));

    const load = async (path: string) => {
      const warehouse = await openWarehouse(url);
      const report = await loadSource(sourceFrom(path, { name: "things", key: ["Id"] }), warehouse, {
        now: new Date(0),
      });
      const [rows] = await warehouse.rows(`select count(*), max(v) from ${warehouse.nameOf(report.target).join(".")}`);
      await warehouse.close();
      return [report.inserted, rows];
    };

    expect(await load(small)).toEqual([1, [1n, "good"]]);
    expect(loadWithin(3000, url, large)).toBe("full");
    expect(await load(small)).toEqual([0, [1n, "good"]]);
  });
});
