/** Writes to a raw store as a collector does, and reads from it as runs do, with a bookmark of its own. */
import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { type RawStore, rawStore, type Request } from "@sluice/sources";

export interface Written {
  readonly at: string;
  readonly collector: string;
  readonly lines: readonly string[];
  /** Instead of lines. */
  readonly bytes?: Uint8Array;
}

export const nameOf = ({ at, collector }: Written, source = "things"): string =>
  `${source}/date=${at.slice(0, 10)}/hour=${at.slice(11, 13)}/${at.replaceAll(/[-:.]/g, "")}-${collector}.ndjson.gz`;

export const put = (store: RawStore, one: Written, source?: string): Promise<void> =>
  store.write(
    nameOf(one, source),
    gzipSync(one.bytes ?? one.lines.map((message_id) => `${JSON.stringify({ topic: "t", message_id })}\n`).join("")),
  );

/** `upTo`: which of the files, by name, it takes as all that there is. */
export function reader(where: string, environment: Readonly<Record<string, string>>) {
  const seen = new Map<string, string>();
  const contents: Buffer[] = [];
  async function read(upTo?: (names: readonly string[]) => readonly string[]): Promise<void> {
    const changed = new Map<string, string | undefined>();
    const bookmarks = {
      read: () => Promise.resolve(new Map(seen)),
      write: (_: unknown, given: ReadonlyMap<string, string | undefined>) => {
        for (const [name, value] of given) changed.set(name, value);
        return Promise.resolve();
      },
    };
    const request = { name: "things", bookmarks, environment } as unknown as Request;
    const opened = await rawStore().open({ address: `raw:${where}` } as never, request);
    if (!("files" in opened)) throw new Error("expected files");
    const taken = upTo
      ? opened.files.filter(({ from }) => upTo(opened.files.map((one) => one.from)).includes(from))
      : opened.files;
    contents.push(...taken.map(({ path }) => gunzipSync(readFileSync(path))));
    await opened.commit?.(undefined as never);
    if (upTo) for (const { from } of taken) changed.set(/-([^-]+)\.ndjson\.gz$/.exec(from)?.[1] ?? "", from);
    if (upTo) for (const [name, value] of changed) if (!taken.some(({ from }) => from === value)) changed.delete(name);
    for (const [name, value] of changed) if (value !== undefined) seen.set(name, value);
    await opened.close?.();
  }
  const lines = (): readonly string[] =>
    contents.flatMap((bytes) =>
      bytes
        .toString()
        .split("\n")
        .filter(Boolean)
        .map((line) =>
          JSON.stringify(Object.keys(JSON.parse(line))) === '["topic","message_id"]'
            ? (JSON.parse(line) as { message_id: string }).message_id
            : `more than was written: ${line}`,
        ),
    );
  return { read, lines, bytes: () => contents };
}
