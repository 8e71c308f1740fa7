/** The words of one signature, taken one after the other. */
export interface Reader {
  readonly text: string;
  peek(ahead?: number): string | undefined;
  word(): string;
  skip(word: string): boolean;
  expect(word: string): void;
  end(): void;
}

const words = /=>|->|\.\.\.|'[^']*'|-?[\w.-]*\w|[^\s\w]/g;

export function reader(text: string): Reader {
  const list = text.match(words) ?? [];
  let at = 0;
  const wrong = (expected: string) =>
    new Error(`signature ${text}: expected ${expected}, got ${list[at] ?? "its end"}`);
  const word = () => {
    const found = list[at];
    if (found === undefined) throw wrong("a word");
    at += 1;
    return found;
  };
  const skip = (expected: string) => list[at] === expected && at++ >= 0;
  return {
    text,
    peek: (ahead = 0) => list[at + ahead],
    word,
    skip,
    expect(expected) {
      if (!skip(expected)) throw wrong(expected);
    },
    end() {
      if (at < list.length) throw wrong("its end");
    },
  };
}
