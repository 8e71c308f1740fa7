/** A PostgreSQL of its own, on a free port, in a temporary directory. */
import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const bin = "/usr/lib/postgresql/15/bin";

/** False where there is none installed. */
export const hasPostgres = existsSync(join(bin, "postgres"));

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-pg-"));
  const user = ownUser(folder);
  const data = join(folder, "data");
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "sluice", "-A", "trust", "-E", "UTF8", "--no-sync"], {
    ...user,
    stdio: "ignore",
    cwd: folder,
  });
  const port = await freePort();
  const settings = ["fsync=off", "unix_socket_directories=", "listen_addresses=127.0.0.1"].flatMap((setting) => [
    "-c",
    setting,
  ]);
  const child = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), ...settings], {
    ...user,
    stdio: "ignore",
    cwd: folder,
  });
  await ready(port);
  return {
    url: `postgres://sluice@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGQUIT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server refuses to run as root. */
function ownUser(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, "postgres"]).toString()));
  chownSync(folder, uid!, gid!);
  return { uid: uid!, gid: gid! };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

async function ready(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    try {
      execFileSync(join(bin, "pg_isready"), ["-h", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error("the test's PostgreSQL does not start");
}
