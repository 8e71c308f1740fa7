import { statSync } from "node:fs";

interface Opening<T> {
  open(): Promise<T>;
  close(opened: T): Promise<void>;
}

/**
 * Opens the file that has the path afterwards. Who opens one while another process takes it away would write into a file that has no name
 * any more.
 */
export async function inPlace<T>(path: string, opening: Opening<T>, tries = 2): Promise<T> {
  const before = fileAt(path);
  try {
    const opened = await opening.open();
    if (path === ":memory:" || tries === 0 || stayed(before, fileAt(path))) return opened;
    await opening.close(opened);
  } catch (cause) {
    if (tries === 0 || fileAt(path) === before) throw cause;
  }
  return inPlace(path, opening, tries - 1);
}

const stayed = (before?: bigint, after?: bigint): boolean =>
  after !== undefined && (before === undefined || before === after);

const fileAt = (path: string): bigint | undefined => statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
