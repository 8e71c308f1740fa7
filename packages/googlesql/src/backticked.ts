/** Names as GoogleSQL takes them, whatever letters they have: `` `dataset`.`table` ``. */
export const backticked = (...parts: readonly string[]): string =>
  parts.map((part) => `\`${part.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``).join(".");
