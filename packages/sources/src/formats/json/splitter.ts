/** The elements of a JSON array that comes in chunks, each as its own bytes, however large the array. */

export interface Element {
  readonly bytes: Buffer;
  /** Where it begins in the array's text. */
  readonly at: number;
}

export interface Splitter {
  push(chunk: Buffer): readonly Element[];
  /** The array's closing bracket has come. */
  readonly done: boolean;
  /** Bytes seen so far. */
  readonly position: number;
}

/** The bytes at `at` are none that an array can have there. */
export class Misplaced extends Error {
  readonly at: number;
  readonly expected: string;

  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
    this.expected = expected;
  }
}

const [quote, backslash, comma] = [34, 92, 44];
const opens = new Set([91, 123]);
const closes = new Set([93, 125]);
const arrayEnd = 93;

/** Begins after the array's opening bracket, `offset` bytes into the file. */
export function splitter(offset: number): Splitter {
  let expected: "element or end" | "element" | "comma" | "nothing" = "element or end";
  let position = offset;
  /** Of the element that is being read. */
  let [depth, start, inString, escaped] = [0, -1, false, false];
  let carried: Buffer[] = [];

  function push(chunk: Buffer): readonly Element[] {
    const elements: Element[] = [];
    let from = start < 0 ? -1 : 0;

    function finish(end: number): void {
      carried.push(chunk.subarray(from, end));
      elements.push({ bytes: Buffer.concat(carried), at: start });
      [carried, start, from, expected] = [[], -1, -1, "comma"];
    }

    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) {
          inString = false;
          if (depth === 0) finish(i + 1);
        }
      } else if (start >= 0) {
        if (byte === quote) inString = true;
        else if (opens.has(byte)) depth++;
        else if (depth > 0 && closes.has(byte)) {
          if (--depth === 0) finish(i + 1);
        } else if (depth === 0 && (byte <= 32 || byte === comma || byte === arrayEnd)) {
          finish(i);
          i--;
        }
      } else if (byte > 32) between(byte, i);
    }

    function between(byte: number, i: number): void {
      const at = position + i;
      if (expected === "comma" && byte === comma) expected = "element";
      else if (byte === arrayEnd && (expected === "comma" || expected === "element or end")) expected = "nothing";
      else if (expected === "comma") throw new Misplaced(at, "a comma or the array's end");
      else if (expected === "nothing") throw new Misplaced(at, "nothing after the array's end");
      else if (byte === comma || closes.has(byte)) throw new Misplaced(at, "a record");
      else {
        [start, from] = [at, i];
        inString = byte === quote;
        depth = opens.has(byte) ? 1 : 0;
      }
    }

    if (start >= 0) carried.push(chunk.subarray(from));
    position += chunk.length;
    return elements;
  }

  return {
    push,
    get done() {
      return expected === "nothing";
    },
    get position() {
      return position;
    },
  };
}
