/** No Docker engine is needed: the Dockerfile's own COPY and RUN lines are followed in a clean folder, then compose's command is run. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa, execaSync } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");
const lines = readFileSync(join(root, "Dockerfile"), "utf8").split("\n");
const compose = parse(readFileSync(join(root, "docker-compose.yml"), "utf8")) as {
  services: Record<string, { command: string[]; volumes?: string[]; environment?: Record<string, string> }>;
};

const folder = mkdtempSync(join(tmpdir(), "sluice-docker-"));
const app = join(folder, "app");
const data = join(folder, "data");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What git has: the build context, without what .dockerignore leaves out. */
const ignored = readFileSync(join(root, ".dockerignore"), "utf8").split("\n").filter(Boolean);
const context = execaSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root })
  .stdout.split("\n")
  .filter((file) => existsSync(join(root, file)) && !ignored.some((name) => file.split("/")[0] === name));

function copy(args: readonly string[]): void {
  const [to = ".", ...from] = args.toReversed();
  for (const name of from) {
    const files = context.filter((file) => file === name || file.startsWith(`${name}/`));
    expect(files, `COPY ${name}`).not.toEqual([]);
    for (const file of files) {
      const target = join(app, to, file.startsWith(`${name}/`) ? file.slice(name.length + 1) : file);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(root, file), target);
    }
  }
}

const words = (instruction: string) =>
  lines
    .filter((line) => line.startsWith(`${instruction} `))
    .map((line) => line.slice(instruction.length + 1).split(" "));

describe("the image", () => {
  beforeAll(async () => {
    mkdirSync(data, { recursive: true });
    for (const args of words("COPY").filter(([first]) => !first!.startsWith("--from"))) copy(args);
    for (const args of words("RUN").filter(([first]) => first === "npm")) {
      await execa(args[0]!, args.slice(1), { cwd: app });
    }
  });

  /** The entry point, on the image's Node 24, its /data and /input where the folder is. */
  const enter = (args: readonly string[], env: Record<string, string> = {}) => {
    const entry = JSON.parse(
      lines.find((line) => line.startsWith("ENTRYPOINT "))!.slice("ENTRYPOINT ".length),
    ) as string[];
    const inPlace = args.map((arg) => arg.replace("/input/", `${join(root, "fixtures/wind_orders")}/`));
    return execa(process.execPath, [...entry.slice(1), ...inPlace], {
      cwd: app,
      reject: false,
      env: { SLUICE_WAREHOUSE: `duckdb:${join(data, "warehouse.duckdb")}`, NODE_ENV: "production", ...env },
    });
  };

  it("has the tool in it", async () => {
    const help = await enter(["--help"]);
    expect(help.exitCode, help.stderr).toBe(0);
    expect(help.stdout).toContain("sluice");
  });

  it("loads and joins the wind orders, as compose says", async () => {
    const ran = await enter(compose.services["wind-orders"]!.command);
    expect(ran.exitCode, ran.stderr).toBe(0);
    const counted = await enter(["query", "--json", "select count(*) as orders from wind_orders"]);
    const golden = JSON.parse(
      readFileSync(join(root, "fixtures/wind_orders/expected/wind_orders.json"), "utf8"),
    ) as unknown[];
    expect(JSON.parse(counted.stdout)).toEqual([{ orders: golden.length }]);
  });

  it("does not run as root, and what it writes is its own, in volumes", () => {
    expect(words("USER").at(-1)).toEqual(["node"]);
    const made = lines.find((line) => line.startsWith("RUN mkdir")) ?? "";
    const volumes = JSON.parse(lines.find((line) => line.startsWith("VOLUME "))!.slice("VOLUME ".length)) as string[];
    for (const volume of volumes) {
      const name = volume.replace("/app/", "");
      expect(made.split("&&").map((part) => part.split(" ").includes(name))).toEqual([true, true]);
    }
    expect(volumes).toEqual(expect.arrayContaining(["/data", "/app/target", "/app/exports"]));
  });

  it("reads no variable that .env.example does not name", () => {
    const named = new Set(
      [...readFileSync(join(root, ".env.example"), "utf8").matchAll(/^(\w+)=/gm)].map(([, name]) => name),
    );
    const used = [...readFileSync(join(root, "docker-compose.yml"), "utf8").matchAll(/\$\{(\w+)(?::-[^}]*)?\}/g)].map(
      ([, name]) => name,
    );
    expect(used.filter((name) => !named.has(name) && !["WIND_ORDERS_DATA"].includes(name ?? ""))).toEqual([]);
  });

  it("has a service of compose for each export that the config knows", () => {
    const config = readFileSync(join(root, "sluice.config.ts"), "utf8");
    const [, ...exports] = compose.services["wind-orders-mysql"]!.command;
    for (const name of exports) expect(config).toContain(`${name}: {`);
  });
});
