import { createServer, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { simulator } from "@sluice/pipelines";
import { tempDir } from "../cli/command.ts";
import { ownProject } from "../datasets/project.ts";
import { describeWith, installed } from "../servers/server.ts";

const root = join(import.meta.dirname, "../..");
const script = join(ownProject("deploy"), "deploy/temperatures.sh");
const bin = join(root, "node_modules/.bin");

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/sensor/temperatures`;
}

const environment = (url: string, warehouse: string) => ({
  PATH: `${bin}:${process.env.PATH}`,
  TEMPERATURES_URL: url,
  TEMPERATURES_API_KEY: "k",
  REGION_CONTOURS_URL: join(root, "fixtures/temperatures/contours.json"),
  SLUICE_WAREHOUSE: warehouse,
  MYSQL_URL: "mysql://nobody@127.0.0.1:1/none",
});

describeWith("flock", installed("/usr/bin/flock"), () => {
  it("a second import says that one is still running", async () => {
    // It answers when the test says so.
    const holding = createServer();
    const env = environment(await listen(holding), `sqlite:${join(tempDir(), "w.sqlite")}`);
    const first = execa(script, { env, reject: false });
    const [, response] = (await once(holding, "request")) as [unknown, ServerResponse];
    const second = await execa(script, { env: { ...env, SLUICE_LOCK_SECONDS: "0" }, reject: false });
    expect(second.exitCode).toBe(2);
    expect(second.stderr).toContain("another import is still running");
    response.writeHead(401).end();
    expect((await first).stderr).toContain("got 401");
    holding.close();
  });
});

it("publishes nothing that did not pass", async () => {
  const broken = simulator({ key: "k", faults: ["html"] });
  const env = environment(await listen(broken), `sqlite:${join(tempDir(), "w.sqlite")}`);
  const ran = await execa(script, { env, reject: false });
  broken.close();
  expect(ran.exitCode).toBe(2);
  expect(ran.stderr).toContain("got an HTML page");
  expect(ran.stderr).not.toContain("mysql");
});

it("the CronJob runs what the script runs", () => {
  const [job] = parseAllDocuments(readFileSync(join(root, "deploy/temperatures.yaml"), "utf8")).map((one) =>
    one.toJS(),
  );
  const { containers } = job.spec.jobTemplate.spec.template.spec;
  const commands = containers.map((container: { args: string[] }) => `sluice ${container.args.join(" ")}`);
  const lines = readFileSync(script, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("npx sluice "));
  expect(commands).toEqual(lines.map((line) => line.replace("npx ", "").replace(' "$@"', "")));
});
