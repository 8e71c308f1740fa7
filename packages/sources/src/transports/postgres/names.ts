export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `public.entity`. */
export const quoteTable = (name: string): string => name.split(".").map(quoteName).join(".");

export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** What a row of the source is called in queries: no column's name. */
export const row = "_sluice_row";
