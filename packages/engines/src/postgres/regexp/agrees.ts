/**
 * Whether PostgreSQL finds the same match, not only that there is one: RE2 takes the first branch and the greediest repetition that
 * lead on, PostgreSQL the longest match of all. The two agree where no branch begins like another and where what is repeated either
 * is one character or can't begin what follows.
 */
import { complement, LAST, type Node, type Ranges } from "./pattern.ts";

export const isNullable = (node: Node): boolean => {
  switch (node.kind) {
    case "set":
      return false;
    case "anchor":
      return true;
    case "seq":
      return node.items.every(isNullable);
    case "alt":
      return node.items.some(isNullable);
    case "group":
      return isNullable(node.body);
    case "repeat":
      return node.min === 0 || isNullable(node.body);
  }
};

/** What a match may begin with. */
function first(node: Node): Ranges {
  switch (node.kind) {
    case "set":
      return node.ranges;
    case "anchor":
      return [];
    case "alt":
      return node.items.flatMap(first);
    case "group":
    case "repeat":
      return first(node.body);
    case "seq":
      return firstOf(node.items);
  }
}

function firstOf(items: readonly Node[]): Ranges {
  const [item, ...rest] = items;
  if (!item) return [];
  return isNullable(item) ? [...first(item), ...firstOf(rest)] : first(item);
}

const overlap = (a: Ranges, b: Ranges): boolean =>
  a.some(([low, high]) => b.some(([from, to]) => low <= to && from <= high));

export const agrees = (node: Node): boolean => check(node, []);

function check(node: Node, follow: Ranges): boolean {
  switch (node.kind) {
    case "set":
    case "anchor":
      return true;
    case "group":
      return check(node.body, follow);
    case "alt":
      return node.items.every((item, i) => isApart(item, node.items.slice(i + 1)) && check(item, follow));
    case "seq":
      return node.items.every((item, i) => checkItem(item, node.items.slice(i + 1), follow));
    case "repeat":
      return !node.lazy && (isOne(node.body) || checkRepeat(node, follow));
  }
}

const isApart = (item: Node, others: readonly Node[]): boolean =>
  !isNullable(item) && others.every((other) => !isNullable(other) && !overlap(first(item), first(other)));

function checkItem(item: Node, rest: readonly Node[], follow: Ranges): boolean {
  const next = rest.every(isNullable) ? [...firstOf(rest), ...follow] : firstOf(rest);
  return check(item, next) && !(item.kind === "repeat" && isOne(item.body) && meetsOption(first(item.body), rest));
}

/** `a*(ab)?`: the greedy one leaves nothing for what is optional, the longest match would. */
function meetsOption(ranges: Ranges, rest: readonly Node[]): boolean {
  const upTo = rest.findIndex((item) => !isNullable(item));
  const options = upTo < 0 ? rest : rest.slice(0, upTo);
  return options.some((item) => !(item.kind === "repeat" && isOne(item.body)) && overlap(ranges, first(item)));
}

function checkRepeat({ body, min, max }: Extract<Node, { kind: "repeat" }>, follow: Ranges): boolean {
  const again = first(body);
  return (
    !isNullable(body) &&
    (min === max || !overlap(again, follow)) &&
    check(body, max > 1 ? [...follow, ...again] : follow)
  );
}

const isOne = (node: Node): boolean =>
  node.kind === "set" ||
  (node.kind === "group" && isOne(node.body)) ||
  (node.kind === "seq" && node.items.length === 1 && node.items.every(isOne));

/** `x*?y` at the end is `[^y]*y`; before the text's end laziness changes nothing. */
export function withoutLaziness(node: Node): Node {
  if (node.kind !== "seq") return node;
  const items = [...node.items];
  const [before, last] = items.slice(-2);
  if (!before || !last) return node;
  const inner = lazySet(before);
  if (!inner) return node;
  if (last.kind === "anchor" && last.at === "end")
    return { ...node, items: [...items.slice(0, -2), inner.greedy(inner.ranges), last] };
  if (last.kind !== "set") return node;
  return { ...node, items: [...items.slice(0, -2), inner.greedy(without(inner.ranges, last.ranges)), last] };
}

/** A lazy repetition of a set, perhaps in a group, with the way to make it greedy over another set. At least 0 of it: `x+?y` may hold a y. */
function lazySet(node: Node): { readonly ranges: Ranges; greedy(ranges: Ranges): Node } | undefined {
  if (node.kind === "group") {
    const [only, ...others] = node.body.kind === "seq" ? node.body.items : [];
    const inner = only && others.length === 0 ? lazySet(only) : undefined;
    return inner && { ranges: inner.ranges, greedy: (ranges) => ({ ...node, body: inner.greedy(ranges) }) };
  }
  if (node.kind !== "repeat" || !node.lazy || node.body.kind !== "set" || node.min !== 0 || node.max !== Infinity)
    return undefined;
  return {
    ranges: node.body.ranges,
    greedy: (ranges) => ({ ...node, lazy: false, body: { kind: "set", ranges } }),
  };
}

const without = (ranges: Ranges, less: Ranges): Ranges =>
  complement([...complement(ranges), ...less]).filter(([low]) => low <= LAST);

export function groups(node: Node): number {
  switch (node.kind) {
    case "set":
    case "anchor":
      return 0;
    case "group":
      return groups(node.body) + (node.captures ? 1 : 0);
    case "repeat":
      return groups(node.body);
    default:
      return node.items.reduce((sum, item) => sum + groups(item), 0);
  }
}
