import type { Definition } from "../definition.ts";
import type { Files, Happening, Opened, Rows } from "../transports/transport.ts";
import { filesContents } from "./files.ts";
import type { Loadable } from "./loadable.ts";

/** What a transport opened, as rows. */
export async function loadable(opened: Opened, place: string, definition: Definition): Promise<Loadable> {
  try {
    return "files" in opened ? await ofFiles(opened, place, definition) : ofRows(opened, place);
  } catch (error) {
    await opened.close?.();
    throw error;
  }
}

const ofRows = (opened: Rows & Happening, from: string): Loadable => ({
  from,
  rejects: () => [],
  ...opened,
  typed: true,
  columns: opened.delivery.columns.map(({ name }) => name),
});

async function ofFiles({ files, ...happening }: Files & Happening, place: string, definition: Definition) {
  const contents = await filesContents(files, definition);
  const close = async () => {
    await contents.close?.();
    await happening.close?.();
  };
  return {
    from: files.length === 1 ? files[0]!.from : place,
    ...happening,
    ...contents,
    filed: files.length > 0,
    close,
  };
}
