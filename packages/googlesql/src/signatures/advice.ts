/** What would make a call fit, in words. */
import { type Type, typeName } from "../types.ts";
import { type CallArgument, match } from "./match.ts";
import type { Signature } from "./pattern.ts";

const TEXT: Type = { kind: "STRING" };
const likely: readonly Type[] = [{ kind: "INT64" }, { kind: "NUMERIC" }, { kind: "DATE" }, { kind: "TIMESTAMP" }];

/** `quantity is STRING: cast it to INT64`; undefined where no cast of one argument would do. Text is what is cast, if there is some. */
export function advice(signatures: readonly Signature[], args: readonly CallArgument[]): string | undefined {
  const castable = args.map((arg, at) => ({ arg, at })).filter(({ arg }) => !arg.part && !arg.lambda && !arg.isTable);
  const texts = castable.filter(({ arg }) => arg.type.kind === "STRING");
  for (const { arg, at } of [...texts, ...castable.filter((one) => !texts.includes(one))]) {
    const others = args.filter((other) => other !== arg && !other.part).map(({ type }) => type);
    // Text can be cast to all of them; of the others only text is certain.
    const wanted = arg.type.kind === "STRING" ? [...others, ...likely] : [TEXT];
    const type = wanted.find((one) => signatures.some((signature) => fits(signature, args, at, one)));
    if (type !== undefined) return `${nameOf(arg, at, args)} is ${typeName(arg.type)}: cast it to ${typeName(type)}`;
  }
  return undefined;
}

const fits = (signature: Signature, args: readonly CallArgument[], at: number, type: Type): boolean =>
  match(signature, args.with(at, { type })) !== undefined;

const nameOf = ({ alias }: CallArgument, at: number, { length }: readonly CallArgument[]): string =>
  alias ?? (length === 1 ? "the argument" : `argument ${at + 1}`);
