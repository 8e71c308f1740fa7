import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Transport } from "../transport.ts";

/** A file on this machine: the one of that name, to the letter. */
export const file = (): Transport => ({
  schemes: ["file"],
  async open({ address, label }, { directory = "." }) {
    const path = resolve(directory, address);
    // Where there is none, it is told when it is read.
    const changedAt = (await stat(path).catch(() => undefined))?.mtime;
    return { files: [{ path, from: label }], ...(changedAt && { changedAt }) };
  },
});
