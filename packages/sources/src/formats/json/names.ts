/** The names that records have, each once. */
export const namesIn = (records: readonly string[]): readonly string[] => [...new Set(records.flatMap(namesOf))];

/** So many records are looked at. */
export const most = 1000;

function namesOf(text: string): readonly string[] {
  try {
    const record: unknown = JSON.parse(text);
    return typeof record === "object" && record !== null && !Array.isArray(record) ? Object.keys(record) : [];
  } catch {
    // What is wrong with it is told when it is read.
    return [];
  }
}
