/** `[1, {a, b}]` → its parts, as texts. Undefined where the text is not within these brackets. */
export function parts(text: string, brackets: string): readonly unknown[] | undefined {
  const inside = text.slice(1, -1);
  if (!text.startsWith(brackets[0] ?? "") || !text.endsWith(brackets[1] ?? "") || text.length < 2) return undefined;
  const json = brackets === "[]" ? jsonList(text) : undefined;
  return json ?? (inside.trim() === "" ? [] : split(inside));
}

function jsonList(text: string): readonly unknown[] | undefined {
  try {
    return (JSON.parse(text) as readonly unknown[]).map(plain);
  } catch {
    return undefined;
  }
}

/** A number beyond a double's digits must be compared as it is written. */
const plain = (value: unknown): unknown =>
  typeof value === "number" && !Number.isSafeInteger(value) && Number.isInteger(value) ? BigInt(value) : value;

/** At the commas that stand in no inner bracket. */
function split(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if ("[{(".includes(character)) depth++;
    if ("]})".includes(character)) depth--;
    if (character !== "," || depth > 0) continue;
    found.push(text.slice(start, i).trim());
    start = i + 1;
  }
  return [...found, text.slice(start).trim()];
}
