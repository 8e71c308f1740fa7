/** `npm run demo:sensors`: broker, sensors, collector and runner, all of them. */
import { join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { node } from "../cli/command.ts";

const script = join(import.meta.dirname, "../../demo/sensors.ts");

test("every message that was published is a reading, and the minutes are shown", async () => {
  const { exitCode, stdout, stderr } = await execa(node, [script, "--seconds", "5", "--interval", "200"], {
    reject: false,
  });
  expect([exitCode, stdout], stderr).toEqual([0, expect.stringMatching(/(\d+) messages published, \1 readings/)]);
  expect(stdout).toMatch(/^\d\d:\d\d {2}Sensor 1 \d+\.\d \(\d+\) {2}Sensor 2 /m);
});
