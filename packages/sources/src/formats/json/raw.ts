/** Values of a JSON text as they stand in it. The text must be valid: JSON.parse has seen it. */

/** An object's members in order: `[name, the value's own text]`. */
export function membersOf(text: string): readonly (readonly [string, string])[] {
  const members: [string, string][] = [];
  let at = skipBlank(text, skipBlank(text, 0) + 1);
  while (text[at] === '"') {
    const nameEnd = stringEnd(text, at);
    const start = skipBlank(text, skipBlank(text, nameEnd) + 1);
    const end = valueEnd(text, start);
    members.push([JSON.parse(text.slice(at, nameEnd)) as string, text.slice(start, end)]);
    at = afterComma(text, end);
  }
  return members;
}

/** An array's elements, each its own text. */
export function itemsOf(text: string): readonly string[] {
  const items: string[] = [];
  let at = skipBlank(text, skipBlank(text, 0) + 1);
  while (at < text.length && text[at] !== "]") {
    const end = valueEnd(text, at);
    items.push(text.slice(at, end));
    at = afterComma(text, end);
  }
  return items;
}

const afterComma = (text: string, at: number): number => {
  const next = skipBlank(text, at);
  return text[next] === "," ? skipBlank(text, next + 1) : next;
};

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}

function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function valueEnd(text: string, from: number): number {
  const first = text[from];
  if (first === '"') return stringEnd(text, from);
  return first === "{" || first === "[" ? nestedEnd(text, from) : plainEnd(text, from);
}

function nestedEnd(text: string, from: number): number {
  let [at, depth] = [from, 0];
  do {
    const char = text[at];
    if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") depth--;
    at = char === '"' ? stringEnd(text, at) : at + 1;
  } while (depth > 0);
  return at;
}

function plainEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !",]} \n\r\t".includes(text[at]!)) at++;
  return at;
}
