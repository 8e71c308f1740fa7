import type { Definition } from "../definition.ts";
import type { Contents } from "../formats/format.ts";
import { openFile } from "../formats/index.ts";
import type { NamedFile } from "../transports/transport.ts";
import { refuseUnexpected } from "./expect.ts";
import { joined } from "./joined.ts";
import type { Loadable } from "./loadable.ts";
import { unrefined } from "./refine.ts";

/** The rows of a file; of several, one after the other, each with its name. */
export async function filesContents(
  files: readonly NamedFile[],
  definition: Definition,
): Promise<Contents & Pick<Loadable, "sourced" | "mode">> {
  const opened: (Contents & Pick<NamedFile, "from">)[] = [];
  try {
    for (const { path, from } of files) opened.push({ from, ...(await openFile(path, from, unrefined(definition))) });
    if (opened.length === 1) return opened[0]!;
    for (const { from, columns } of opened) refuseUnexpected([{ definition, from, columns }]);
  } catch (error) {
    for (const one of opened) await one.close?.();
    throw error;
  }
  // Of none there is nothing that could take the place of what is there.
  return opened.length === 0 ? { ...joined([]), mode: "append" } : joined(opened);
}
