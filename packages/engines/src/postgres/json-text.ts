/** JSON as jsonb prints it, its numbers kept as they are written: an INT64 in an ARRAY may not fit a double. */

const DIGITS = Symbol("digits");

/** A number of JSON, by its text; told apart from JSON's objects by its key. */
export interface Numeral {
  readonly [DIGITS]: string;
}

export const digitsOf = (value: unknown): string | undefined =>
  typeof value === "object" && value !== null && DIGITS in value ? (value as Numeral)[DIGITS] : undefined;

export const exactJson = (text: string): unknown => JSON.parse(text, revive);

const revive = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === "number" ? { [DIGITS]: context?.source ?? String(value) } : value;
