/** XML of rows: `<posts><row Id="1" …/></posts>`, as Stack Exchange dumps its tables. Each attribute is a column. */
import type { Format } from "../format.ts";
import { isRows } from "./shape.ts";

export const xml = (): Format => ({
  name: "xml",
  fits: ({ text }) => isRows(text),
  open: async (file, head, expected) => {
    // Loaded when it is needed, and its parser with it.
    const { xmlRows } = await import("./rows.ts");
    return xmlRows(isRows).open(file, head, expected);
  },
});
