import { withFolder } from "../folder.ts";
import type { Transport } from "../transport.ts";
import type { HttpOptions } from "./options.ts";

/** What an address answers to GET. The whole answer is there before any of it is loaded. */
export const http = (options: HttpOptions = {}): Transport => ({
  schemes: ["http", "https"],
  with: ({ headers, windowBy }) => (headers && !windowBy ? http({ ...options, headers }) : undefined),
  secrets: Object.values(options.headers ?? {}),
  open: ({ address, label }, { name, key, signal }) =>
    withFolder(async (folder) => {
      // Loaded when it is needed: most runs fetch nothing.
      const { fetchAll } = await import("./fetch.ts");
      const path = folder.path(name);
      const changedAt = await fetchAll({ ...options, url: address, label, key, signal }, path);
      return { files: [{ path, from: label }], ...(changedAt && { changedAt }), close: folder.remove };
    }),
});
