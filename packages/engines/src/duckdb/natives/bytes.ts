/** BYTES as texts, and hashes. */
import { unary } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";

const hash = (fn: string): Native => unary((x) => `unhex(${fn}(${x}))`);

export const bytes: Natives = {
  to_hex: unary((x) => `lower(hex(${x}))`),
  to_base64: unary((x) => `to_base64(${x})`),
  md5: hash("md5"),
  sha1: hash("sha1"),
  sha256: hash("sha256"),
};
