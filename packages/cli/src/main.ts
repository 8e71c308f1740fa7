import { CommanderError } from "commander";
import { readEnvironment } from "./environment.ts";
import { describe, exitCodeOf } from "./errors.ts";
import { normalise } from "./argv.ts";
import { exitCodeOfSignal } from "./interrupt.ts";
import { createProgram } from "./program.ts";

/** Runs one command line. The exit code is set, not forced: what is still to be written gets written. */
export async function main(argv: readonly string[]): Promise<void> {
  // Whoever reads may stop early, as `head` does: the work goes on.
  process.stdout.on("error", ignoreClosed);
  // Node's advice on a project's sluice.config.ts, or on what is experimental, is not for those who run it.
  if (!readEnvironment().debug) process.removeAllListeners("warning");
  process.on("uncaughtException", (error) => {
    fail(error);
    process.exit();
  });
  try {
    const args = normalise(argv);
    const program = await createProgram(args);
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    fail(error);
  }
  // What a signal stopped says so; what was done all the same, or ends no other way, did well.
  if (process.exitCode) process.exitCode = exitCodeOfSignal() ?? process.exitCode;
}

function ignoreClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

function fail(error: unknown): void {
  // Commander has written its own message, or the help that was asked for.
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  process.stderr.write(`${describe(error, readEnvironment().debug)}\n`);
  process.exitCode = exitCodeOf(error);
}
