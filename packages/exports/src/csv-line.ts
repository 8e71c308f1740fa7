/** A record of RFC 4180, without its line end; NULL is empty, an empty text `""`, and what has parts is JSON. */
export const csvLine = (values: readonly unknown[]): string => values.map(field).join(",");

function field(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
