/**
 * Ends the statement with a message, and no function of ours, so that any client reads the view: SQLite tells of a path that is none.
 * The message says a value, for what is constant is computed whether it is wanted or not.
 */
export const raise = (message: string, value: string): string =>
  `json_extract('{}', 'googlesql: ${message}: ' || ${value})`;

/** What driver/errors.ts makes of it. */
export const raised = (said: string): string | undefined =>
  /(?:bad JSON path: |JSON path error near )'googlesql: ([\s\S]*)'$/.exec(said)?.[1]?.replaceAll("''", "'");

/** Cheap enough to be written several times, and the same each time. */
export const isCheap = (sql: string): boolean => sql.length <= 250 && !/\bselect\b|"gs_/i.test(sql);
