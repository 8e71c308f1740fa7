/**
 * The line of a .sqlx source that a line of its generated JavaScript came from. Core copies the blocks as they are, so
 * the source's line with the same text is the one; where texts repeat, the one whose neighbours agree too.
 */
export function sourceLine(source: string, generated: string, line: number): number | undefined {
  const from = generated.split("\n").map(plain);
  const to = source.split("\n").map(plain);
  const wanted = from[line - 1];
  if (wanted === undefined || wanted === "") return undefined;
  const scores = to.map((text, index) => (same(text, wanted) ? agreement(to, index, from, line - 1) : 0));
  const best = Math.max(...scores);
  return best > 0 ? scores.indexOf(best) + 1 : undefined;
}

/** Core escapes backticks and backslashes in strings and comments, and glues its own text to a block's first line. */
function plain(text: string): string {
  return text
    .replaceAll(/[`\\]/g, "")
    .replace(/^\s*return \[/, "")
    .trim();
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== "" && (a === b || (b.length > 8 && b.endsWith(a)));
}

/** How many lines around agree, up to ten each way. */
function agreement(to: readonly string[], at: number, from: readonly string[], line: number): number {
  let score = 1;
  for (const step of [-1, 1]) {
    for (let n = 1; n <= 10 && to[at + step * n] === from[line + step * n]; n += 1) score += 1;
  }
  return score;
}

/** The first line that has one of `names` in quotes, or as a key. */
export function lineNaming(source: string, names: readonly string[]): number | undefined {
  const index = source.split("\n").findIndex((line) => names.some((name) => mentions(line, name)));
  return index === -1 ? undefined : index + 1;
}

function mentions(line: string, name: string): boolean {
  const quoted = ['"', "'", "`"].some((quote) => line.includes(quote + name + quote));
  return quoted || new RegExp(`(^|[\\s{,])${name.replaceAll(/\W/g, "\\$&")}\\s*:`).test(line);
}
