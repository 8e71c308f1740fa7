import type { Output } from "./output.ts";

/** Shows on a terminal that something is going on. */
export async function busy<T>(title: string, output: Output, work: () => Promise<T>): Promise<T> {
  return output.json || output.quiet || !process.stdout.isTTY ? work() : spinning(title, work);
}

interface Line {
  title: string;
  output: string;
}

/** A moving line that `onStart` gets hold of, while the work goes on. */
export async function spinning<T>(title: string, work: () => Promise<T>, onStart?: (line: Line) => void): Promise<T> {
  const { Listr } = await import("listr2");
  const { promise, resolve } = Promise.withResolvers<T>();
  const task = async (_context: unknown, line: Line): Promise<void> => {
    onStart?.(line);
    resolve(await work());
  };
  await new Listr([{ title, task }], {
    registerSignalListeners: false,
    rendererOptions: { showErrorMessage: false },
  }).run();
  return promise;
}
