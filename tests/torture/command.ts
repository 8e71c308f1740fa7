import { join } from "node:path";
import { execa } from "execa";

/** A command of ours under way. */
export interface Running {
  kill(): void;
  readonly ended: Promise<{ readonly code: number | undefined; readonly said: string }>;
}

const root = join(import.meta.dirname, "../..");
const [node, sluice] = [join(root, "node_modules/.bin/node"), join(root, "packages/cli/bin/sluice.js")];

export function startIn(folder: string, warehouse: string, args: readonly string[]): Running {
  const env = { NO_COLOR: "1", SLUICE_WAREHOUSE: warehouse, CI: "" };
  const child = execa(node, [sluice, ...args], { cwd: folder, env, reject: false, all: true });
  return {
    kill: () => void child.kill("SIGKILL"),
    ended: child.then(({ exitCode, all }) => ({ code: exitCode, said: all })),
  };
}
