/** Where a source comes from: a path, or an address. */
import { fileURLToPath } from "node:url";
import { SourceError } from "./error.ts";
import { file } from "./file/index.ts";
import { http } from "./http/index.ts";
import type { Definition, Source } from "./source.ts";

export function sourceFrom(where: string, definition: Definition): Source {
  const scheme = /^([a-z][a-z0-9+]*):\/\//i.exec(where)?.[1]?.toLowerCase();
  switch (scheme) {
    case undefined:
      return file(definition, where);
    case "file":
      return file(definition, fileURLToPath(where));
    case "http":
    case "https":
      return http(definition, where);
    default:
      throw new SourceError("missing", `${definition.name}: expected a path or an http(s) address, got ${scheme}://…`);
  }
}
