/** A line of more is the content of something: its middle is left out. */
const longest = 1000;
const kept = { before: 400, after: 200 };

/** The text, with what is too long to be read cut down, line by line. */
export const clipped = (text: string): string => text.split("\n").map(clippedLine).join("\n");

function clippedLine(line: string): string {
  if (line.length <= longest) return line;
  const left = line.length - kept.before - kept.after;
  return `${line.slice(0, kept.before)} … ${left.toLocaleString("en")} characters … ${line.slice(-kept.after)}`;
}
