/**
 * The line of a .sqlx source that a line of its generated JavaScript came from. Core copies the blocks as they are, so
 * the source's line with the same text is the one; where texts repeat, the one whose neighbours agree too.
 */
export function sourceLine(source: string, generated: string, line: number): number | undefined {
  const from = generated.split("\n").map(plain);
  const to = source.split("\n").map(plain);
  if (from[line - 1] === undefined || from[line - 1] === "") return undefined;
  const scores = to.map((_, index) => agreement(to, index, from, line - 1));
  const best = Math.max(...scores);
  return best > 0 ? scores.indexOf(best) + 1 : undefined;
}

/** Core escapes backticks and backslashes in strings and comments, and glues its own text to a block's ends. */
function plain(text: string): string {
  const bare = text.replace(/^\s*(return \[?`|\.\.\.(?=\{)|config\s*(?=\{))/, "").replace(/`\];?\s*$/, "");
  return bare.replaceAll(/[`\\]/g, "").trim();
}

/** How well two lines agree: themselves, and up to ten lines each way. */
function agreement(to: readonly string[], at: number, from: readonly string[], line: number): number {
  const own = likeness(to[at] ?? "", from[line] ?? "");
  return own === 0 ? 0 : own + neighbours(to, at, from, line);
}

/** A block on one line is only part of its source's line. */
function likeness(source: string, generated: string): number {
  if (source === generated) return 1;
  return generated.length > 8 && source.includes(generated) ? 0.5 : 0;
}

function neighbours(to: readonly string[], at: number, from: readonly string[], line: number): number {
  let count = 0;
  for (const step of [-1, 1]) {
    for (let n = 1; n <= 10 && to[at + step * n] === from[line + step * n]; n += 1) count += 1;
  }
  return count;
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
