import { writeWhole } from "../state/files.ts";
import type { ActionResult } from "../run/result.ts";

export interface Case {
  readonly suite: string;
  readonly name: string;
  readonly seconds: number;
  readonly failure?: string | undefined;
  readonly skipped?: string | undefined;
}

/** A JUnit report, as CI servers read it. */
export const writeJUnit = (path: string, name: string, cases: readonly Case[]): Promise<void> =>
  writeWhole(path, junit(name, cases));

export function caseOf(result: ActionResult): Case {
  const { target, status, durationMs, error } = result;
  const full = `${target.schema}.${target.name}`;
  const common = { suite: result.type, name: full, seconds: durationMs / 1000 };
  if (status === "FAILED" || status === "CANCELLED") return { ...common, failure: error ?? status };
  return status === "SKIPPED" || status === "DISABLED" ? { ...common, skipped: error ?? status } : common;
}

export function junit(name: string, cases: readonly Case[]): string {
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  const skipped = cases.filter(({ skipped }) => skipped !== undefined).length;
  const seconds = cases.reduce((sum, one) => sum + one.seconds, 0).toFixed(3);
  const counts = `tests="${cases.length}" failures="${failures}" skipped="${skipped}" time="${seconds}"`;
  const body = cases.map(testcase).join("\n");
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts}>\n<testsuite name="${escape(name)}" ${counts}>`;
  return `${head}\n${body}\n</testsuite>\n</testsuites>\n`;
}

function testcase({ suite, name, seconds, failure, skipped }: Case): string {
  const open = `<testcase classname="${escape(suite)}" name="${escape(name)}" time="${seconds.toFixed(3)}"`;
  if (failure !== undefined) {
    const [first = ""] = failure.split("\n");
    return `${open}><failure message="${escape(first)}">${escape(failure)}</failure></testcase>`;
  }
  return skipped === undefined ? `${open}/>` : `${open}><skipped message="${escape(skipped)}"/></testcase>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
};

/** Control characters have no place in XML at all. */
const escape = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll(/[&<>"\n]/g, (one) => entities[one] ?? one);
