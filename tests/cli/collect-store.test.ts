/** `sluice collect` where the store, the password or the disk refuses: one line, it waits, and all that was acknowledged is there in the end. */
import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import mqtt from "mqtt";
import { afterEach, expect, test } from "vitest";
import { startBucket } from "../servers/bucket.ts";
import { mosquittoBinary, startMosquitto } from "../servers/mosquitto.ts";
import { describeWith } from "../servers/server.ts";
import { start, tempDir, write } from "./command.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const config = (url: string, store: string) =>
  `export default { collectors: { things: { url: "${url}", topic: "things", clientId: "collector", store: "${store}" } } };`;

describeWith("collect", mosquittoBinary, () => {
  test("a bucket that answers 500 for a while: said once, nothing is lost, nothing is there twice", async () => {
    const [broker, bucket] = [await startMosquitto(), await startBucket("b")];
    ends.push(
      () => broker.stop(),
      () => bucket.stop(),
    );
    const dir = tempDir();
    write(dir, { "sluice.config.ts": config(broker.url, "s3://b/raw") });
    const env = {
      NO_COLOR: "1",
      AWS_ACCESS_KEY_ID: "k",
      AWS_SECRET_ACCESS_KEY: "hush",
      AWS_ENDPOINT_URL_S3: bucket.endpoint,
    };
    const child = start(dir, ["collect", "things", "--every", "100ms"], { all: true, env });
    ends.push(() => child.kill("SIGKILL"));
    let said = "";
    child.all!.on("data", (text) => (said += String(text)));
    await expect.poll(() => said, { timeout: 60_000 }).toContain("connected");
    const client = await mqtt.connectAsync(broker.url);
    const sent: string[] = [];
    for (let i = 0; i < 300; i++) {
      if (i === 100) bucket.fail(true);
      await client.publishAsync("things", `message ${i}`, { qos: 1 });
      sent.push(`message ${i}`);
      await sleep(5);
    }
    await expect.poll(() => bucket.refused(), { timeout: 60_000 }).toBeGreaterThan(2);
    bucket.fail(false);
    await client.endAsync();
    await expect.poll(() => said, { timeout: 60_000 }).toContain("the store takes again");
    await sleep(500);
    child.kill("SIGTERM");
    const { exitCode } = await child;
    const payloads = [...bucket.files.values()]
      .flatMap((bytes) => gunzipSync(bytes).toString().split("\n").filter(Boolean))
      .map((line) => (JSON.parse(line) as { payload: string }).payload);
    expect(exitCode).toBe(0);
    expect(payloads.toSorted()).toEqual(sent.toSorted());
    expect(said.match(/the store refuses: .*500 \(We encountered an internal error\); trying again/g)).toHaveLength(1);
    expect(said).not.toContain("hush");
  });

  test("a wrong password: said, without it, and tried again; the right one gets in", async () => {
    const dir = tempDir();
    const passwords = join(dir, "passwords");
    execFileSync("mosquitto_passwd", ["-b", "-c", passwords, "sensor", "right-one"], { stdio: "ignore" });
    chmodSync(passwords, 0o644);
    chmodSync(dir, 0o755);
    const broker = await startMosquitto({ passwords });
    ends.push(() => broker.stop());
    const collecting = async (password: string, says: string) => {
      write(dir, {
        "sluice.config.ts": config(broker.url, "raw").replace(
          "topic:",
          `username: "sensor", password: "${password}", topic:`,
        ),
      });
      const child = start(dir, ["collect", "things"], { all: true });
      ends.push(() => child.kill("SIGKILL"));
      let said = "";
      child.all!.on("data", (text) => (said += String(text)));
      await expect.poll(() => said, { timeout: 60_000 }).toContain(says);
      child.kill("SIGTERM");
      const { exitCode } = await child;
      return [exitCode, said] as const;
    };
    const [code, said] = await collecting("wrong-one", "trying again in 1 s");
    expect([code, said]).toEqual([0, expect.stringMatching(/^things: .*[Nn]ot authorized; trying again in 0\.5 s/)]);
    expect(said).not.toContain("wrong-one");
    expect((await collecting("right-one", "connected"))[0]).toBe(0);
  });
});
