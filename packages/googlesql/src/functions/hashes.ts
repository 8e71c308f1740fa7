import { createHash } from "node:crypto";
import { farmFingerprint } from "./farm-hash.ts";
import { type Implementations, strict } from "./implementation.ts";

const hash = (algorithm: string) => (data: string | Uint8Array) =>
  new Uint8Array(createHash(algorithm).update(data).digest());

export const hashes: Implementations = strict({
  md5: hash("md5"),
  sha1: hash("sha1"),
  sha256: hash("sha256"),
  sha512: hash("sha512"),
  farm_fingerprint: (data: string | Uint8Array) => farmFingerprint(typeof data === "string" ? Buffer.from(data) : data),
});
