/** Each block of the tutorial and the how-tos is done as a reader would: files are written, commands run, and what is shown is what comes. */
import { chmodSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { binary, node, tempDir } from "../cli/command.ts";
import { postgresPlace } from "../servers/postgres-place.ts";
import { postgresBinary } from "../servers/postgres.ts";
import { describeWith } from "../servers/server.ts";

const root = join(import.meta.dirname, "../..");
const pages = ["docs/tutorial.md", ...globSync("docs/how-to/*.md", { cwd: root }).toSorted()];

interface Block {
  readonly language: string;
  /** A file to write; of a command, the server that it needs. */
  readonly about: string | undefined;
  readonly text: string;
}

const blocksOf = (page: string): readonly Block[] =>
  [...readFileSync(join(root, page), "utf8").matchAll(/^```(\S*)(?: (\S+))?\n(.*?)^```$/gms)].map(
    ([, language = "", about, text = ""]) => ({ language, about, text }),
  );

/** `npx sluice` as it is installed: this one. */
function toolsIn(folder: string): string {
  const npx = join(folder, "npx");
  writeFileSync(npx, `#!/bin/sh\nshift\nexec "${node}" "${binary}" "$@"\n`);
  chmodSync(npx, 0o755);
  return folder;
}

/** Commands may change the folder for those after them. */
async function run(commands: string, cwd: string, env: Readonly<Record<string, string>>) {
  const { stdout, stderr, exitCode } = await execa("bash", ["-euc", `${commands}\npwd > "$HOME/.cwd"`], {
    cwd,
    env,
    reject: false,
  });
  expect({ commands, exitCode, stderr }).toEqual({ commands, exitCode: 0, stderr: "" });
  return { said: stdout, cwd: readFileSync(join(env["HOME"] ?? "", ".cwd"), "utf8").trim() };
}

const bare = (line: string): string => line.trimEnd();

const needsServer = (page: string): boolean => blocksOf(page).some(({ about }) => about === "postgres");

async function follow(page: string, more: Readonly<Record<string, string>> = {}): Promise<number> {
  const home = tempDir();
  const path = [toolsIn(tempDir()), process.env["PATH"]].join(delimiter);
  const env = { HOME: home, PATH: path, NO_COLOR: "1", SLUICE_WAREHOUSE: "", CI: "", ...more };
  let [cwd, said, shown] = [tempDir(), "", 0];
  const missing: string[] = [];
  for (const { language, about, text } of blocksOf(page)) {
    if (language === "sh") ({ said, cwd } = await run(text, cwd, env));
    else if (language === "text") {
      missing.push(...missingIn(text, said).map((line) => `${line}\n${said}`));
      shown += 1;
    } else if (about !== undefined) {
      mkdirSync(dirname(join(cwd, about)), { recursive: true });
      writeFileSync(join(cwd, about), text);
    }
  }
  expect(missing).toEqual([]);
  return shown;
}

/** Lines that a page shows and that did not come. */
function missingIn(shown: string, said: string): readonly string[] {
  const lines = said.split("\n").map(bare);
  const wanted = shown.trimEnd().split("\n").map(bare);
  return wanted.filter((line) => !lines.some((one) => one.startsWith(line)));
}

test.each(pages.filter((page) => !needsServer(page)))("%s", async (page) => {
  await follow(page);
});

describeWith("with a server", postgresBinary, () => {
  test.each(pages.filter(needsServer))("%s", async (page) => {
    const place = postgresPlace();
    try {
      const fresh = await place.fresh();
      expect(await follow(page, { POSTGRES_URL: fresh.url })).toBeGreaterThan(0);
      await fresh.done();
    } finally {
      await place.stop();
    }
  });
});

test("every page is linked from the tutorial", () => {
  const tutorial = readFileSync(join(root, "docs/tutorial.md"), "utf8");
  for (const page of pages.slice(1)) expect(tutorial).toContain(page.replace("docs/", ""));
});
