/** Truths of three values: NULL is what is not known. */
type Truth = boolean | null;

export const anyOf = (truths: readonly Truth[]): Truth =>
  truths.some((truth) => truth === true) || (truths.some((truth) => truth === null) ? null : false);

export const allOf = (truths: readonly Truth[]): Truth =>
  truths.every((truth) => truth !== false) && (truths.some((truth) => truth === null) ? null : true);
