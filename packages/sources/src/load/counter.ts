/** Records from 1, in each file anew. */
export function counter(): (file: string | undefined) => number {
  let [count, last]: [number, string | undefined] = [0, undefined];
  return (file) => {
    if (file !== last) [count, last] = [0, file];
    return ++count;
  };
}
