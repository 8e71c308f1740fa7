/** RE2 patterns as trees. */

/** Code points, both ends in it. */
export type Ranges = readonly (readonly [number, number])[];

export type Node =
  | { readonly kind: "set"; readonly ranges: Ranges }
  | { readonly kind: "seq" | "alt"; readonly items: readonly Node[] }
  | { readonly kind: "group"; readonly body: Node; readonly captures: boolean }
  | { readonly kind: "repeat"; readonly body: Node; readonly min: number; readonly max: number; readonly lazy: boolean }
  | { readonly kind: "anchor"; readonly at: "start" | "end" | "word" | "noWord" };

export const LAST = 0x10ffff;

/** Of a text of one character its code point. */
export const pointOf = (char: string): number => char.codePointAt(0) ?? 0;

/** From the first of two characters to the second. */
const span = (text: string): [number, number] => [text.charCodeAt(0), text.charCodeAt(1)];

const DIGIT: Ranges = [span("09")];
export const WORD: Ranges = [span("09"), span("AZ"), span("__"), span("az")];
const SPACE: Ranges = [
  [9, 10],
  [12, 13],
  [32, 32],
];
const classes: ReadonlyMap<string, Ranges> = new Map([
  ["d", DIGIT],
  ["w", WORD],
  ["s", SPACE],
]);

/** What `\d`, `\D` and their like stand for, by the letter. */
export function classOfLetter(letter: string): Ranges | undefined {
  const found = classes.get(letter.toLowerCase());
  return found && letter !== letter.toLowerCase() ? complement(found) : found;
}

export const named: Readonly<Record<string, Ranges>> = {
  alpha: [span("AZ"), span("az")],
  digit: DIGIT,
  alnum: [span("09"), span("AZ"), span("az")],
  upper: [span("AZ")],
  lower: [span("az")],
  space: [
    [9, 13],
    [32, 32],
  ],
  blank: [
    [9, 9],
    [32, 32],
  ],
  punct: [
    [33, 47],
    [58, 64],
    [91, 96],
    [123, 126],
  ],
  xdigit: [span("09"), span("AF"), span("af")],
  word: WORD,
  ascii: [[0, 127]],
  cntrl: [
    [0, 31],
    [127, 127],
  ],
  print: [[32, 126]],
  graph: [[33, 126]],
};

export function complement(ranges: Ranges): Ranges {
  const found: [number, number][] = [];
  let next = 0;
  for (const [low, high] of ranges.toSorted((a, b) => a[0] - b[0])) {
    if (low > next) found.push([next, low - 1]);
    next = Math.max(next, high + 1);
  }
  return next <= LAST ? [...found, [next, LAST]] : found;
}
