import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

/** Bottom to top: a package may import what stands before it, and not what stands beside it. */
const layers = [
  ["graph", "googlesql"],
  ["engines"],
  ["sources", "exports"],
  ["runner"],
  ["catalogue", "pipelines", "serve"],
  ["editor"],
  ["cli"],
];
const level = (name: string) => layers.findIndex((layer) => layer.includes(name));

const files = globSync("packages/*/{src,bin}/**/*.{ts,js}", { cwd: root });
const read = (file: string) => readFileSync(join(root, file), "utf8");
const packageOf = (file: string) => file.split("/")[1]!;
const imports = (text: string) => [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1]!);

describe("imports point down", () => {
  it.each(layers.flat())("%s imports only what stands below it", (name) => {
    const upward = files
      .filter((file) => packageOf(file) === name)
      .flatMap((file) =>
        imports(read(file))
          .filter((from) => from.startsWith("@sluice/"))
          .map((from) => from.split("/")[1]!)
          .filter((other) => level(other) >= level(name))
          .map((other) => `${file} → ${other}`),
      );
    expect(upward).toEqual([]);
  });

  /** Entries that a package declares beside its main one. */
  const entries = new Set(
    layers.flat().flatMap((name) => {
      const { exports } = JSON.parse(read(`packages/${name}/package.json`)) as { exports: string | object };
      return typeof exports === "string" ? [] : Object.keys(exports).map((entry) => `@sluice/${name}${entry.slice(1)}`);
    }),
  );
  const isEntry = (from: string) => entries.has(from) || entries.has(from.replace(/[^/]+$/, "*"));

  it("no package reaches into another's files", () => {
    const inside = files.flatMap((file) =>
      imports(read(file))
        .filter((from) => !isEntry(from))
        .filter((from) => /^@sluice\/[^/]+\//.test(from) || /packages\//.test(from))
        .map((from) => `${file} → ${from}`),
    );
    expect(inside).toEqual([]);
  });
});

describe("engines", () => {
  /** Places whose very subject is an engine: tables published to one, rows read from one, addresses on the command line. */
  const mayName = [
    /^packages\/engines\//,
    /^packages\/exports\/src\/table\//,
    /^packages\/sources\/src\/(?:transports\/)?(?:postgres\/|index\.ts$)/,
    /^packages\/pipelines\/src\/entities\/sources\.ts$/,
  ];
  /** Addresses (`duckdb:…`) and words to people are configuration. */
  const configuration = /"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'/;
  const comment = /\/\*[\s\S]*?\*\/|\/\/.*$/;
  /** In one pass: an address is no comment, and an apostrophe in a comment begins no text. */
  const beside = new RegExp(`${comment.source}|${configuration.source}`, "gm");

  it("are named in code only by engines", () => {
    const naming = files
      .filter((file) => !mayName.some((allowed) => allowed.test(file)))
      .filter((file) => {
        const code = read(file).replace(beside, "");
        return /duckdb|sqlite|postgres|mysql/i.test(code);
      });
    expect(naming).toEqual([]);
  });

  it("have their drivers imported only where they are the subject", () => {
    const drivers = new Set(["@duckdb/node-api", "node:sqlite", "pg", "pg-copy-streams", "mysql2", "mysql2/promise"]);
    const importing = files
      .filter((file) => !mayName.some((allowed) => allowed.test(file)))
      .filter((file) => imports(read(file)).some((from) => drivers.has(from)));
    expect(importing).toEqual([]);
  });
});

describe("configuration", () => {
  it("the environment is read in one place, and by the program that is no command", () => {
    const readers = files.filter((file) => /process\.env/.test(read(file)));
    expect(readers.toSorted()).toEqual(["packages/cli/src/environment.ts", "packages/pipelines/src/simulate.ts"]);
  });
});

describe("files", () => {
  const sources = globSync(
    [
      "packages/*/{src,bin}/**/*.{ts,js,sql}",
      "{tests,bench,includes}/**/*.{ts,js,sql}",
      "{tests,definitions}/**/*.sqlx",
    ],
    { cwd: root, exclude: ["**/node_modules/**", "**/target/**"] },
  );

  it("are of 300 lines at most", () => {
    expect(sources.filter((file) => read(file).trimEnd().split("\n").length > 300)).toEqual([]);
  });

  /** Names of data keep their underscores, as the tables do that they are about. */
  const datasets = new RegExp(
    globSync("definitions/staging/*", { cwd: root })
      .map((path) => basename(path))
      .join("|"),
  );
  const isKebab = (file: string) => /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(basename(file).replace(datasets, "data"));

  it("of code have kebab-case names", () => {
    const code = sources.filter((file) => /^(?:packages|tests|bench)\/.*\.[jt]s$/.test(file));
    expect(code.filter((file) => !file.includes("/projects/") && !isKebab(file))).toEqual([]);
  });

  it("that have a folder's name are that folder's index", () => {
    const beside = sources.filter((file) => /\.[jt]s$/.test(file) && existsSync(join(root, file.slice(0, -3))));
    expect(beside).toEqual([]);
  });
});

describe("imports are no circles, those of types included", () => {
  const edges = new Map(
    files.map((file) => [file, imports(read(file)).map((from) => join(dirname(file), from))] as const),
  );

  /** What is left when all that leads nowhere is taken away, again and again: circles, and what leads to them. */
  function leading(within: ReadonlySet<string>, next: (file: string) => readonly string[]): ReadonlySet<string> {
    const kept = new Set([...within].filter((file) => next(file).some((other) => within.has(other))));
    return kept.size === within.size ? kept : leading(kept, next);
  }

  it.each(layers.flat())("%s", (name) => {
    const own = new Set(files.filter((file) => packageOf(file) === name));
    const back = Map.groupBy(
      [...own].flatMap((file) => (edges.get(file) ?? []).map((to) => ({ file, to }))),
      ({ to }) => to,
    );
    const onward = leading(own, (file) => edges.get(file) ?? []);
    const circles = leading(onward, (file) => (back.get(file) ?? []).map((edge) => edge.file));
    expect([...circles]).toEqual([]);
  });
});
