/** The first line, and what separates the names in it. */

export const headerOf = (text: string): string => /^[^\r\n]*/.exec(text)?.[0] ?? "";

export const delimiterOf = (header: string): string =>
  [",", ";", "\t", "|"].reduce((best, delimiter) =>
    times(header, delimiter) > times(header, best) ? delimiter : best,
  );

const times = (text: string, part: string): number => text.split(part).length - 1;
