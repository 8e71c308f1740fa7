/** `--source NAME=WHERE`: another place for a source. */
import { file } from "./file/index.ts";
import type { Definition, Source } from "./source.ts";

export function sourceFrom(where: string, definition: Definition): Source {
  return file(definition, where.startsWith("file:") ? new URL(where).pathname : where);
}
