/** Servers for tests: started on a free port in a temporary folder, stopped by their process. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe } from "vitest";

export interface Server {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Where a missing server is a failure, as in CI. */
export const required = Boolean(process.env.SLUICE_REQUIRE_SERVERS ?? process.env.CI);

/** The first of the paths (globs) that is there. */
export function installed(...paths: readonly string[]): string | undefined {
  return paths.flatMap((path) => globSync(path)).find((path) => existsSync(path));
}

/**
 * A suite that needs a server. Where the server isn't installed its tests are skipped, under its name, or, where servers are
 * required, one test fails and says what to install.
 */
export function describeWith(name: string, binary: string | undefined, suite: () => void): void {
  if (binary || required) {
    describe(name, suite);
  } else {
    describe.skip(`${name} (not installed: see CONTRIBUTING.md)`, suite);
  }
}

export function need(name: string, binary: string | undefined): string {
  if (!binary) {
    throw new Error(`${name} is not installed: apt-get install it, or unset SLUICE_REQUIRE_SERVERS`);
  }
  return binary;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** PostgreSQL refuses to run as root: then it runs as nobody. */
const NOBODY = 65534;
export const plainUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sluice-server-"));
  if ("uid" in plainUser) {
    chownSync(folder, NOBODY, NOBODY);
  }
  return folder;
}

export async function runToEnd(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { ...plainUser, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  const [code] = await once(child, "close");
  if (code !== 0) {
    throw new Error(`${command} ended with ${code}: ${output}`);
  }
}

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly url: string;
  /** Throws until the server answers, and it is this one. */
  readonly ready: () => Promise<void>;
}

const TRIES = 5;
const PATIENCE_MS = 240_000;

/** On a free port; on another one where somebody has taken it before the server could. */
export async function launch(folder: string, on: (port: number) => Launch): Promise<Server> {
  try {
    for (let tries = 1; ; tries++) {
      const port = await freePort();
      const server = await launchOn(port, folder, on(port), tries === TRIES);
      if (server) return server;
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function launchOn(port: number, folder: string, { command, args, url, ready }: Launch, last: boolean) {
  const child = spawn(command, args, { ...plainUser, stdio: "ignore", cwd: folder });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const end = () => stopped(child).finally(() => process.off("exit", kill));
  const stop = () => end().then(() => rmSync(folder, { recursive: true, force: true }));
  try {
    await answering(child, ready);
    return { url, port, stop };
  } catch (error) {
    const ended = hasEnded(child);
    await end();
    if (ended && !last) return undefined;
    throw error;
  }
}

async function answering(child: ChildProcess, ready: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    if (hasEnded(child)) throw new Error(`${child.spawnfile} ended with ${child.exitCode ?? child.signalCode}`);
    try {
      return await ready();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(50);
    }
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

async function stopped(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const closed = once(child, "close");
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), 5000);
  await closed;
  clearTimeout(patience);
}
