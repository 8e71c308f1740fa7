import { hideSecrets, publicAddress } from "@sluice/engines";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

/** Long enough, and of such letters, that it stands nowhere by chance. */
const secret = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).map((text) => `Zq${text}9Q`);
const name = fc.stringMatching(/^[a-m]{1,8}$/);
const keyName = fc.constantFrom(
  "token",
  "access_token",
  "apiKey",
  "api_key",
  "key",
  "X-Amz-Signature",
  "X-Amz-Credential",
  "sig",
  "password",
  "client_secret",
);

interface Address {
  readonly address: string;
  /** What may be known of it. */
  readonly shown: string;
  /** What may not, as it is meant and as it is written: who calls, and what with. */
  readonly users: readonly string[];
  readonly secrets: readonly string[];
}

const address: fc.Arbitrary<Address> = fc
  .record({
    scheme: fc.constantFrom("http", "https", "postgres", "postgresql", "mysql", "mqtt", "mqtts", "s3", "ftp"),
    slashes: fc.constantFrom("//", "/"),
    user: fc.option(secret),
    password: fc.option(secret),
    host: name,
    port: fc.option(fc.integer({ min: 1, max: 65_535 })),
    path: fc.array(name, { maxLength: 3 }),
    keys: fc.array(fc.tuple(keyName, secret), { maxLength: 3 }),
    fragment: fc.option(secret),
  })
  .map(({ scheme, slashes, user, password, host, port, path, keys, fragment }) => {
    const written = (text: string) => encodeURIComponent(text);
    const person = user === null ? "" : `${written(user)}${password === null ? "" : `:${written(password)}`}@`;
    const shown = `${host}${port === null ? "" : `:${port}`}${path.map((part) => `/${part}`).join("")}`;
    const query = keys.map(([key, value]) => `${key}=${written(value)}`).join("&");
    const hash = fragment === null ? "" : `#access_token=${written(fragment)}`;
    const given = [user === null ? null : password, ...keys.map(([, value]) => value), fragment];
    const bothForms = (one: string | null) => (one === null ? [] : [one, written(one)]);
    return {
      address: `${scheme}:${slashes}${person}${shown}${query && `?${query}`}${hash}`,
      shown,
      users: bothForms(user),
      secrets: given.flatMap(bothForms),
    };
  });

/** As libraries speak of addresses. */
const sentence = fc.constantFrom(
  (said: string) => said,
  (said: string) => `Failed to parse URL from ${said}`,
  (said: string) => `connect to "${said}": no answer, is it there?`,
  (said: string) => `(${said})`,
  (said: string) => `<a href='${said}'>`,
  (said: string) => `{"url":"${said}"}`,
  (said: string) => `['${said}', '${said}']`,
  (said: string) => `see ${said}. Then ${said}, and ${said}: no`,
);

const free = (text: string, secrets: readonly string[]) => {
  for (const secret of secrets) expect(text).not.toContain(secret);
};

describe("an address", () => {
  it("keeps its scheme, host and path, and no more", () => {
    fc.assert(
      fc.property(address, ({ address, shown, users, secrets }) => {
        const told = publicAddress(address);
        expect(told).toMatch(new RegExp(`^[a-z0-9]+:/{1,2}${shown}$`));
        free(told, [...users, ...secrets]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["https://user:pa/ss@host/x", "https://host/x"],
    ["postgres://user:p@ss@host/db", "postgres://host/db"],
    ["postgres://user:p a#s?s@host/db", "postgres://host/db"],
    ["https://host/@scope/name?x=1", "https://host/@scope/name"],
    ["postgres:user:pass@host/db", "postgres:host/db"],
    ["postgres:/user:pa/ss@host/db", "postgres:/host/db"],
    ["postgres:/user@host/db", "postgres:/host/db"],
    ["raw:/home/me@work/store", "raw:/home/me@work/store"],
    ["file:///data/user:x@y/z?1.csv", "file:///data/user:x@y/z?1.csv"],
    ["https://user:pass@[::1]:80/x", "https://[::1]:80/x"],
    ["https://host", "https://host"],
  ])("%s is told as %s", (given, told) => {
    expect(publicAddress(given)).toBe(told);
  });

  it.each(["data/votes.json", "/data/k=v@x.csv", "C:/x.csv", "a b", ""])("%j is none, and stays", (path) => {
    expect(publicAddress(path)).toBe(path);
    expect(hideSecrets(path)).toBe(path);
  });
});

describe("a text", () => {
  it("has no secrets of an address in it, and the rest as it was", () => {
    fc.assert(
      fc.property(address, sentence, ({ address, shown, users, secrets }, said) => {
        const text = hideSecrets(said(address));
        free(text, [...users, ...secrets]);
        expect(text).toContain(shown);
        expect(hideSecrets(text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it("has none of an address that is known either, wherever they stand", () => {
    fc.assert(
      fc.property(address, fc.array(sentence, { maxLength: 3 }), ({ address, users, secrets }, said) => {
        const quoted = [...users.map((one) => `user "${one}" has no rights`), ...secrets.map((one) => `x${one}y`)];
        const text = hideSecrets([...said.map((one) => one(address)), ...quoted].join("\n"), [address]);
        free(text, [...users, ...secrets]);
      }),
      { numRuns: 2000 },
    );
  });

  it("has no rest of a key that begins as another", () => {
    expect(hideSecrets("abcd and abcd1234", [], ["abcd", "abcd1234"])).toBe("… and …");
  });

  it("has none of the keys that are given", () => {
    fc.assert(fc.property(fc.array(secret), (keys) => free(hideSecrets(`a ${keys.join("b")}c`, [], keys), keys)));
  });

  it.each([
    ["connection to server failed: password=hunter2 user=me", "connection to server failed: password=… user=me"],
    [`host=h password='hun ter2' dbname=d`, "host=h password=… dbname=d"],
    ["GET /v1/things?rows=10&api_key=abc123 gave 500", "GET /v1/things?rows=10&api_key=… gave 500"],
    [`{"Authorization":"Bearer abc.def"}`, `{"Authorization":"Bearer …"}`],
    ["X-API-Key: abc", "X-API-Key: …"],
    ["postgres:me:secret@host/db: there is no such file", "postgres:host/db: there is no such file"],
  ])("%j is told as %j", (given, told) => {
    expect(hideSecrets(given)).toBe(told);
  });

  it.each([
    'Unexpected token \'}\', "{"a":}" is not valid JSON',
    "votes.json: expected posts with PostTypeId, got records with Id, PostId",
    "line 3 has 2 of 3 fields: a:b@c, key=Id",
    "see https://example.com/docs/x.html: it says more",
    "2026-01-31T12:30:00Z and 12:30:00",
  ])("%j has none, and stays", (text) => {
    expect(hideSecrets(text)).toBe(text);
  });

  it.each([
    ["https://host/x?q=8f3a9c77", "q was 8f3a9c77", "q was …"],
    ["https://host/x?rows=100&since=2026-01-31", "100 rows since 2026-01-31", "100 rows since 2026-01-31"],
  ])("of %s, %j is told as %j: what looks like a key is one", (address, given, told) => {
    expect(hideSecrets(given, [address])).toBe(told);
  });

  it("keeps short passwords from being told, and the words that have their letters", () => {
    expect(hideSecrets("a wrong password «e» for e", ["postgres://me:e@host/db"])).toBe("a wrong password «…» for …");
  });
});
