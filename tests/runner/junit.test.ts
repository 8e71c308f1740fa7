import { expect, test } from "vitest";
import { junit } from "@sluice/runner";

test("what is counted, and what failed", () => {
  const report = junit("run", [
    { suite: "table", name: "shop.a", seconds: 1.5 },
    { suite: "assertion", name: "checks.b", seconds: 0, failure: 'expected "x" < 2\nsecond line' },
    { suite: "table", name: "shop.c", seconds: 0, skipped: "Run cancelled" },
  ]);
  expect(report).toContain('<testsuites tests="3" failures="1" skipped="1" time="1.500">');
  expect(report).toContain('<testcase classname="table" name="shop.a" time="1.500"/>');
  expect(report).toContain('<failure message="expected &quot;x&quot; &lt; 2">');
  expect(report).toContain('<skipped message="Run cancelled"/>');
});

test("characters that XML can't hold are left out", () => {
  expect(junit("run", [{ suite: "s", name: "n", seconds: 0, failure: "bell \u0007 & \u{1F600}" }])).toContain(
    "bell  &amp; \u{1F600}",
  );
});
