/**
 * What has come and is not in the raw store yet: a file on the local disk, appended to and synced. A message that is in it is safe, and
 * acknowledged; the raw store gets it in files of many. A spool that a crash left is given to the raw store at the next start.
 */
import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";

export interface Spool {
  /** Resolves when the lines are on the disk. Calls that come while it writes are written together. */
  append(lines: string): Promise<void>;
  /** Ends the file that is written to; undefined where nothing is in it. It stays until `done`. */
  roll(): Promise<Rolled | undefined>;
  /** What an earlier process left, oldest first. */
  left(): AsyncIterable<Rolled>;
  close(): Promise<void>;
}

export interface Rolled {
  /** When it was ended, as its name for good: the same spool file is the same file of the store, however often it is sent there. */
  readonly id: string;
  readonly content: Buffer;
  readonly done: () => Promise<void>;
}

const [OPEN, ROLLED] = ["current.open", ".rolled"];

/** `newId` gives a later name each time. */
export async function openSpool(folder: string, newId: () => string): Promise<Spool> {
  await mkdir(folder, { recursive: true });
  const current = join(folder, OPEN);
  let [file, bytes] = [undefined as FileHandle | undefined, 0];
  let last: Promise<unknown> = Promise.resolve();
  let waiting: { readonly lines: string[]; written: Promise<void> } | undefined;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };

  async function write(text: string): Promise<void> {
    file ??= await open(current, "w");
    const buffer = Buffer.from(text);
    // A write that failed half-way is cut off before the next: its messages come again.
    await file.truncate(bytes);
    await file.write(buffer, 0, buffer.length, bytes);
    await file.datasync();
    bytes += buffer.length;
  }

  async function roll(): Promise<Rolled | undefined> {
    if (!file || bytes === 0) return undefined;
    await file.close();
    [file, bytes] = [undefined, 0];
    return ended(folder, newId());
  }

  async function* left(): AsyncGenerator<Rolled> {
    if (await stat(current).catch(() => undefined)) await ended(folder, newId());
    const names = (await readdir(folder)).filter((name) => name.endsWith(ROLLED)).toSorted();
    for (const name of names) yield rolledAt(folder, name);
  }

  return {
    append: (lines) => {
      if (waiting) {
        waiting.lines.push(lines);
        return waiting.written;
      }
      const group = { lines: [lines], written: Promise.resolve() };
      waiting = group;
      group.written = inTurn(() => {
        waiting = undefined;
        return write(group.lines.join(""));
      });
      return group.written;
    },
    roll: () => inTurn(roll),
    left,
    close: () => inTurn(async () => file?.close()),
  };
}

async function ended(folder: string, id: string): Promise<Rolled> {
  await rename(join(folder, OPEN), join(folder, id + ROLLED));
  return rolledAt(folder, id + ROLLED);
}

async function rolledAt(folder: string, name: string): Promise<Rolled> {
  const path = join(folder, name);
  const content = await readFile(path);
  // What has no end of line was never acknowledged.
  const whole = content.subarray(0, content.lastIndexOf(0x0a) + 1);
  return { id: name.slice(0, -ROLLED.length), content: whole, done: () => rm(path, { force: true }) };
}
