import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";

export interface Child {
  readonly process: ChildProcess;
  /** All that it said. */
  readonly said: () => string;
}

export function start(name: string, args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }): Child {
  // A Ctrl-C is for the demo, which ends them in their order.
  const child = spawn(process.execPath, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stdout.on("data", (text) => (said += String(text)));
  child.stderr.on("data", (text) => {
    said += String(text);
    process.stderr.write(`${name}: ${String(text)}`);
  });
  process.once("exit", () => child.kill("SIGKILL"));
  return { process: child, said: () => said };
}

/** Once it says this from now on. */
export async function lines({ process: child, said }: Child, wanted: RegExp): Promise<void> {
  const from = said().length;
  while (!wanted.test(said().slice(from))) {
    if (child.exitCode !== null) throw new Error(`ended: ${said()}`);
    await Promise.race([once(child.stdout!, "data"), once(child, "close")]);
  }
}

export async function stop({ process: child }: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "close");
}
