/** All functions there are, by name. SQL's functions and the operators of the tree are apart: DIV is not `/`. */
import { parseSignatures } from "./parse.ts";
import type { Signature } from "./pattern.ts";
import { topics } from "./topics/index.ts";

type Names = ReadonlyMap<string, readonly Signature[]>;

interface Entry {
  readonly topic: string;
  readonly name: string;
  readonly signature: Signature;
}

const parsed = Object.entries(topics).flatMap(([topic, text]) =>
  parseSignatures(text).map((item) => ({ topic, item })),
);

const entries: readonly Entry[] = parsed.flatMap(({ topic, item }) =>
  "alias" in item ? [] : [{ topic, name: writtenName(item), signature: item }],
);

const aliases: ReadonlyMap<string, string> = new Map(
  parsed.flatMap(({ item }) => ("alias" in item ? [[item.alias, item.of] as const] : [])),
);

function writtenName({ text }: Signature): string {
  const [, name] = /([\w.]+)\(/.exec(text) ?? [];
  if (name === undefined) throw new Error(`signature ${text}: expected a name before its parameters`);
  return name;
}

function byName(list: readonly Entry[]): Names {
  const names = new Map<string, Signature[]>();
  for (const { name, signature } of list) names.set(name, [...(names.get(name) ?? []), signature]);
  return names;
}

const isOperator = (entry: Entry) => entry.signature.kind === "operator";
const functions = byName(entries.filter((entry) => !isOperator(entry)));
const operators = byName(entries.filter(isOperator));

/** A function as SQL calls it, in any case, by any of its names: `SUBSTRING`, `net.host`. */
export function findFunction(name: string): readonly Signature[] | undefined {
  const lower = name.toLowerCase();
  return functions.get(aliases.get(lower) ?? lower);
}

/** An operator by its name in the tree: `add`, `is_null`. */
export const findOperator = (name: string): readonly Signature[] | undefined => operators.get(name);

/** `substring` of `substr`. */
export const aliasesOf = (name: string): readonly string[] =>
  [...aliases].filter(([, of]) => of === name).map(([alias]) => alias.toUpperCase());

/** Every name that SQL may write: for «did you mean». */
export const functionNames = (): readonly string[] => [...functions.keys(), ...aliases.keys()];

/** Every name that a tree may hold, once each: what engines support or not. */
export const registry: readonly {
  readonly topic: string;
  readonly name: string;
  readonly signatures: readonly Signature[];
}[] = Object.keys(topics).flatMap((topic) => {
  const own = entries.filter((entry) => entry.topic === topic && entry.signature.name === entry.name);
  return [...byName([...own, ...renamed(topic)])].map(([name, signatures]) => ({ topic, name, signatures }));
});

/** `int_div`: names that only the tree has. */
function renamed(topic: string): readonly Entry[] {
  const only = entries.filter((entry) => entry.topic === topic && entry.signature.name !== entry.name);
  const known = new Set(entries.map((entry) => entry.name).filter((name) => name !== "div"));
  return only
    .filter((entry) => !known.has(entry.signature.name))
    .map((entry) => ({ ...entry, name: entry.signature.name }));
}
