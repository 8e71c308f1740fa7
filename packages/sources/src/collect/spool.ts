/**
 * What has come and is not in the raw store yet: a file on the local disk, appended to and synced. A message that is in it is safe, and
 * acknowledged; the raw store gets it in files of many. A spool that a crash left is given to the raw store at the next start.
 */
import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";

export interface Spool {
  /** Resolves when the lines are on the disk. Calls that come while it writes are written together. */
  append(lines: string): Promise<void>;
  /** Ends the file that is written to, where anything is in it. */
  roll(): Promise<void>;
  /** Files that are ended, an earlier process's too, oldest first, one in memory at a time. Each stays until its `done`. */
  rolled(): AsyncIterable<Rolled>;
  close(): Promise<void>;
}

export interface Rolled {
  /** When it was ended, as its name for good: the same spool file is the same file of the store, however often it is sent there. */
  readonly id: string;
  readonly content: Buffer;
  readonly done: () => Promise<void>;
}

const [OPEN, ROLLED] = ["current.open", ".rolled"];

/** A file that is as large is ended: while the store is away there are more files, no larger ones. */
const LARGEST = 32 * 1024 * 1024;

/** `newId` gives a later name each time. */
export async function openSpool(folder: string, newId: () => string, largest = LARGEST): Promise<Spool> {
  await mkdir(folder, { recursive: true });
  const current = join(folder, OPEN);
  // An earlier process's; what it holds is older than all that comes.
  if (await stat(current).catch(() => undefined)) await rename(current, join(folder, newId() + ROLLED));
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
    // The lines are safe; where it can't be ended now, the next end is theirs.
    if (bytes >= largest) await roll().catch(() => undefined);
  }

  async function roll(): Promise<void> {
    if (!file || bytes === 0) return;
    await rename(current, join(folder, newId() + ROLLED));
    const ended = file;
    [file, bytes] = [undefined, 0];
    await ended.close();
  }

  async function* rolled(): AsyncGenerator<Rolled> {
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
    rolled,
    close: () => inTurn(async () => file?.close()),
  };
}

async function rolledAt(folder: string, name: string): Promise<Rolled> {
  const path = join(folder, name);
  const content = await readFile(path);
  // What has no end of line was never acknowledged.
  const whole = content.subarray(0, content.lastIndexOf(0x0a) + 1);
  return { id: name.slice(0, -ROLLED.length), content: whole, done: () => rm(path, { force: true }) };
}
