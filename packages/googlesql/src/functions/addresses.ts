/** NET.*: IP addresses and host names. */
import { isIP } from "node:net";
import { fail, type Implementations, strict } from "./implementation.ts";
import { nth } from "../lists.ts";

const four = (text: string): number[] => text.split(".").map(Number);
const sixteenBits = (group: string): number[] => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255];

const groups = (part: string): string[] => (part === "" ? [] : part.split(":"));

function six(text: string): number[] {
  const [, before, dotted] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text) ?? [];
  if (dotted !== undefined) {
    const [a = 0, b = 0, c = 0, d = 0] = four(dotted);
    return six(`${before}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`);
  }
  const [head = "", tail] = text.split("::");
  const [left, right] = [groups(head), groups(tail ?? "")];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => "0");
  return [...left, ...zeros, ...right].flatMap(sixteenBits);
}

function bytesOf(text: string): Uint8Array | undefined {
  const kind = text.includes("%") ? 0 : isIP(text);
  if (kind === 0) return undefined;
  return Uint8Array.from(kind === 4 ? four(text) : six(text));
}

const fromText = (text: string): Uint8Array =>
  bytesOf(text) ?? fail(`NET.IP_FROM_STRING() encountered a non-IP string: ${text}`);

/** The longest run of zero groups is left out. */
function sixText(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => (nth(bytes, i * 2) << 8) | nth(bytes, i * 2 + 1));
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xff_ff)
    return `::ffff:${[...bytes.subarray(12)].join(".")}`;
  let best = { at: -1, size: 1 };
  groups.forEach((_, at) => {
    const size = groups.slice(at).findIndex((group) => group !== 0);
    const run = size < 0 ? 8 - at : size;
    if (run > best.size) best = { at, size: run };
  });
  const hex = groups.map((group) => group.toString(16));
  if (best.at < 0) return hex.join(":");
  return `${hex.slice(0, best.at).join(":")}::${hex.slice(best.at + best.size).join(":")}`;
}

function toText(bytes: Uint8Array): string {
  if (bytes.length === 4) return [...bytes].join(".");
  return bytes.length === 16 ? sixText(bytes) : fail("NET.IP_TO_STRING() encountered a non-IP bytes value");
}

function mask(size: number, prefix: number): Uint8Array {
  if (size !== 4 && size !== 16) return fail("The first argument of NET.IP_NET_MASK() must be either 4 or 16");
  if (prefix < 0 || prefix > size * 8) return fail(`The prefix length must be from 0 to ${size * 8}`);
  return Uint8Array.from({ length: size }, (_, i) => (0xff << (8 - Math.min(Math.max(prefix - i * 8, 0), 8))) & 0xff);
}

function truncated(bytes: Uint8Array, prefix: number): Uint8Array {
  const bits = mask(bytes.length, prefix);
  return bytes.map((byte, i) => byte & nth(bits, i));
}

function fromInteger(n: bigint): Uint8Array {
  if (n < -0x8000_0000n || n > 0xffff_ffffn)
    return fail(`NET.IPV4_FROM_INT64() encountered a value out of range: ${n}`);
  const bits = Number(BigInt.asUintN(32, n));
  return Uint8Array.of(bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255);
}

function toInteger(bytes: Uint8Array): bigint {
  if (bytes.length !== 4) return fail("NET.IPV4_TO_INT64() requires 4 bytes");
  return bytes.reduce<bigint>((n, byte) => n * 256n + BigInt(byte), 0n);
}

function inNet(address: string, net: string): boolean {
  const [base = "", prefix] = net.split("/");
  const [a, b] = [fromText(address), fromText(base)];
  if (a.length !== b.length) return false;
  const size = prefix === undefined ? a.length * 8 : Number(prefix);
  return Buffer.from(truncated(a, size)).equals(truncated(b, size));
}

/** The host of what looks like a URL; NULL where there is none. */
function host(text: string): string | null {
  let rest = text.trim().replace(/^[A-Za-z][A-Za-z0-9+.-]*:(?=\/\/)/, "");
  const [, scheme] = /^([A-Za-z][A-Za-z0-9+.-]*):(?!\d+(?:[/?#]|$))/.exec(rest) ?? [];
  if (rest.startsWith("//")) rest = rest.slice(2);
  else if (scheme !== undefined) rest = scheme;
  const [authority = ""] = rest.split(/[/?#\\]/);
  const name = authority.slice(authority.lastIndexOf("@") + 1);
  const [plain = ""] = name.split(":");
  const found = (/^\[[^\]]*\]/.exec(name)?.[0] ?? plain).trim();
  return found === "" ? null : found;
}

export const addresses: Implementations = strict({
  "net.ip_from_string": fromText,
  "net.safe_ip_from_string": (text: string) => bytesOf(text) ?? null,
  "net.ip_to_string": toText,
  "net.ip_net_mask": (size: bigint, prefix: bigint) => mask(Number(size), Number(prefix)),
  "net.ip_trunc": (bytes: Uint8Array, prefix: bigint) => truncated(bytes, Number(prefix)),
  "net.ipv4_from_int64": fromInteger,
  "net.ipv4_to_int64": toInteger,
  "net.format_ip": (n: bigint) => toText(fromInteger(n)),
  "net.parse_ip": (text: string) => toInteger(fromText(text)),
  "net.format_packed_ip": toText,
  "net.parse_packed_ip": fromText,
  "net.ip_in_net": inNet,
  "net.make_net": (text: string, prefix: bigint) => `${toText(truncated(fromText(text), Number(prefix)))}/${prefix}`,
  "net.host": host,
});
