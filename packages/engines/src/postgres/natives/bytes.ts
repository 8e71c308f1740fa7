/** BYTES as texts, hashes and bits. */
import { kindOf, unary } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { byKind, each } from "../../core/natives/by-kind.ts";
import { own } from "../library-calls.ts";
import { ours } from "../names.ts";

/** Of BYTES, or of a STRING's UTF-8. */
const hash = (spell: (bytes: string) => string): Native =>
  unary((x, call) => spell(kindOf(call, 0) === "STRING" ? `convert_to(${x}, 'UTF8')` : x));

export const bytes: Natives = {
  ...each("code_points_to_bytes from_hex from_base64 from_base32 to_base32", () => own()),
  to_hex: unary((x) => `encode(${x}, 'hex')`),
  to_base64: unary((x) => `replace(encode(${x}, 'base64'), E'\\n', '')`),
  md5: hash((x) => `decode(md5(${x}), 'hex')`),
  sha1: hash((x) => ours("sha1", x)),
  sha256: hash((x) => `sha256(${x})`),
  sha512: hash((x) => `sha512(${x})`),
  farm_fingerprint: hash((x) => ours("farm_fingerprint", x)),
  bit_count: byKind({
    INT64: unary((x) => `bit_count(${x}::bit(64))`),
    BYTES: unary((x) => `bit_count(${x})`),
  }),
  bit_cast_to_int64: unary((x) => x),
};
