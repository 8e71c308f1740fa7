/** Secrets in addresses, taken out of every text before it is printed or stored. */

/** An address as it may be printed: no user, no password, no query (keys are sent there too). */
export function publicAddress(address: string): string {
  const { scheme, slashes, rest } = parts.exec(address)?.groups ?? {};
  if (scheme === undefined || slashes === undefined || rest === undefined || scheme === "file") return address;
  return `${scheme}:${slashes}${withoutUser(address, rest).replace(/[?#].*$/s, "")}`;
}

const parts = /^(?<scheme>[a-z][a-z0-9+.-]+):(?<slashes>\/*)(?<rest>.*)$/is;

/** Where no host is found, a sign of its password should have been encoded: the user ends at the last @ then, unless that is in a path. */
function withoutUser(address: string, rest: string): string {
  const hasHost = Boolean(URL.parse(address)?.host);
  const authority = hasHost ? rest.slice(0, rest.search(/[/?#\\]|$/)) : rest;
  const at = authority.lastIndexOf("@");
  const inPath = !hasHost && /^[^:]*\/[^:]*$/.test(authority.slice(0, at));
  return inPath ? rest : rest.slice(at + 1);
}

/**
 * A text without the secrets in it: addresses as they may be printed, `password=…`, `Authorization: …`. Of addresses that are
 * given, passwords and keys go wherever they stand, as libraries quote them; so do `keys`.
 */
export function hideSecrets(text: string, addresses: readonly string[] = [], keys: readonly string[] = []): string {
  const plain = addresses.reduce((said, address) => said.replaceAll(address, publicAddress(address)), text);
  const secrets = [...keys, ...addresses.flatMap(secretsOf)].filter((secret) => secret !== "");
  const kept = addresses.map(publicAddress);
  return around(hideNamed(plain.replace(addressIn, printed)), kept, (said) => hideAll(said, secrets));
}

const addressIn = /\b[a-z][a-z0-9+.-]+:\/+[^\s"`<>]+|(?<![\w/=.-])[a-z][a-z0-9+.-]+:[^\s/@"]+:[^\s@"]*@[^\s"]*/gi;

/** What ends a sentence is no part of the address. */
function printed(found: string): string {
  const [end = ""] = /['),.;:!?\]}]*$/.exec(found) ?? [];
  return publicAddress(found.slice(0, found.length - end.length)) + end;
}

const names = "pass(?:word|wd|phrase)?|pwd|secret|token|api[-_]?key|access[-_]?key|signature|sig";
const assigned = new RegExp(`((?:^|[^a-z])(?:[a-z]+[-_])?(?:${names})=)(?:'[^']*'|[^\\s&;,'"]+)`, "gi");
const header =
  /\b((?:authorization|x-[a-z-]*key|x-[a-z-]*token)["']?\s*[:=]\s*["']?(?:(?:bearer|basic)\s+)?)[^\s"',]+/gi;

const hideNamed = (text: string): string => text.replace(assigned, "$1…").replace(header, "$1…");

/** `work` on what stands between these texts. */
function around(text: string, kept: readonly string[], work: (text: string) => string): string {
  const [first, ...others] = kept.filter((one) => one !== "");
  if (first === undefined) return work(text);
  return text
    .split(first)
    .map((piece) => around(piece, others, work))
    .join(first);
}

const hideAll = (text: string, secrets: readonly string[]): string =>
  [...new Set(secrets)].toSorted((a, b) => b.length - a.length).reduce(hideOne, text);

/** A short one only as a word: a password «e» is no reason to lose every e. */
const hideOne = (text: string, secret: string): string =>
  secret.length > 3
    ? text.replaceAll(secret, "…")
    : text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(secret)}(?![\\p{L}\\p{N}])`, "gu"), "…");

const escaped = (secret: string): string => secret.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The password and the keys in an address, as they are written and as they are meant. The user's name where it is quoted. */
function secretsOf(address: string): readonly string[] {
  const { rest = "" } = parts.exec(address)?.groups ?? {};
  const [user = "", ...password] = rest.slice(0, -withoutUser(address, rest).length || undefined).split(":");
  const found = [password.join(":").replace(/@$/, ""), ...keysIn(rest)];
  const quoted = user.replace(/@$/, "") === "" ? [] : [user.replace(/@$/, "")];
  return [
    ...found.flatMap(bothForms),
    ...quoted.flatMap(bothForms).flatMap((name) => [`"${name}"`, `'${name}'`, `«${name}»`]),
  ];
}

const secretName = /token|key|secret|sig|pass|pwd|auth|cred|session|jwt|sas/i;
/** Letters and digits, long: a key, whatever its name. */
const looksSecret = (value: string): boolean => value.length >= 8 && /\d/.test(value) && /\p{L}/u.test(value);

const keysIn = (rest: string): readonly string[] =>
  [...rest.matchAll(/[?&#]([^=&#]*)=([^&#]*)/g)].flatMap(([, name = "", value = ""]) =>
    secretName.test(name) || looksSecret(value) ? [value] : [],
  );

function bothForms(value: string): readonly string[] {
  try {
    return [value, decodeURIComponent(value), decodeURIComponent(value.replaceAll("+", " "))];
  } catch {
    return [value];
  }
}
