/** One collector a spool: a socket that the system closes with its process, however that ends. */
import { createHash } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { SourceError } from "../error.ts";

export interface Lock {
  release(): Promise<void>;
}

export async function lockFolder(folder: string, what: string): Promise<Lock> {
  await mkdir(folder, { recursive: true });
  const path = socketIn(folder);
  if (await isHeld(path))
    throw new SourceError("busy", `${what}: another collector is at it in ${folder}; stop that one first`);
  await rm(path, { force: true });
  const server = await listening(path);
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The system takes no longer path for a socket. */
const LONGEST = 100;

/** In the folder itself; where that is too deep, by its name in the folder for temporary files. */
function socketIn(folder: string): string {
  const path = join(resolve(folder), "lock");
  const digest = createHash("sha256").update(path).digest("hex").slice(0, 32);
  return path.length <= LONGEST ? path : join(tmpdir(), `sluice-${digest}.lock`);
}

const isHeld = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

const listening = (path: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", reject);
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });
