/** `2026-01-31 12:30:00.5+00`. */
export const timestamp = (at: Date): string =>
  `${at
    .toISOString()
    .slice(0, 23)
    .replace("T", " ")
    .replace(/\.?0+$/, "")}+00`;
