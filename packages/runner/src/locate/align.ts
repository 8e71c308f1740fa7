/** Where a place of a compiled script stands in the file that it was written in: most of the text went over as it was. */

/** Shorter text than this is nowhere's in particular. */
export const enough = 12;

/** A word of more places than this tells nothing of where it is: the line has to do. */
const most = 1000;

/**
 * The offset in the file; undefined where the text at `offset` was made by JavaScript, could be in several places, or where less than
 * `least` is the same around it.
 */
export function alignedAt(file: string, script: string, offset: number, least = 0): number | undefined {
  const [start, end] = wordAt(script, offset);
  const word = script.slice(start, end);
  const places = wordsOf(file, word);
  if (places.length > most) return undefined;
  const runs = places.map((at) => runAt(file, at, script, start, word.length));
  const longest = Math.max(...runs.map(({ text }) => text.length));
  const best = runs.filter(({ text }) => text.length === longest);
  const only = best.length === 1 ? best[0] : sameOrder(best, file, script, start);
  return only && only.text.trim().length >= least ? only.at + offset - start : undefined;
}

/** The nearest place before `offset` whose text went over unchanged. */
export function alignedBefore(file: string, script: string, offset: number): number | undefined {
  for (let at = offset; at > 0; at = wordAt(script, at - 1)[0]) {
    const [start, end] = wordAt(script, at);
    const [first, ...others] = placesOf(file, script.slice(start, end));
    if (first === undefined || others.length > 0) continue;
    if (runAt(file, first, script, start, end - start).text.trim().length >= enough) return first;
  }
  return undefined;
}

/** Where a word stands as one: `b` is none in `table`. */
function wordsOf(text: string, word: string): readonly number[] {
  const places = placesOf(text, word);
  return isWord(word[0]) ? places.filter((at) => !isWord(text[at - 1]) && !isWord(text[at + word.length])) : places;
}

const isWord = (sign = ""): boolean => /[\w.`]/.test(sign);

/** A word, or the one sign that stands there. */
function wordAt(text: string, offset: number): readonly [number, number] {
  let [start, end] = [offset, offset];
  while (isWord(text[start]) && isWord(text[start - 1])) start--;
  while (isWord(text[end])) end++;
  return [start, Math.max(end, start + 1)];
}

function placesOf(text: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}

interface Run {
  /** Where the word stands in the file. */
  readonly at: number;
  /** What is the same around it, and where in the script that begins. */
  readonly text: string;
  readonly begins: number;
}

function runAt(file: string, at: number, script: string, start: number, length: number): Run {
  let [left, right] = [0, length];
  while (start > left && at > left && file[at - left - 1] === script[start - left - 1]) left++;
  while (start + right < script.length && file[at + right] === script[start + right]) right++;
  return { at, text: script.slice(start - left, start + right), begins: start - left };
}

/** Written twice and compiled twice: the first is the first. */
function sameOrder(runs: readonly Run[], file: string, script: string, start: number): Run | undefined {
  const [run] = runs;
  if (run === undefined || runs.some(({ text }) => text !== run.text)) return undefined;
  const compiled = placesOf(script, run.text);
  const lead = start - run.begins;
  const written = placesOf(file, run.text);
  if (compiled.length !== written.length) return undefined;
  const place = written[compiled.indexOf(run.begins)];
  return runs.find(({ at }) => place !== undefined && at === place + lead);
}
