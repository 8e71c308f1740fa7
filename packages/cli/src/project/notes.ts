import { messageOf } from "../errors.ts";
import { printError } from "../words/output.ts";

/** The work itself is done: that its notes below target/ can't be kept is worth a line, no more. */
export async function keepNotes(dir: string, keep: () => Promise<void>): Promise<void> {
  try {
    await keep();
  } catch (error) {
    printError(`the results are not kept below ${dir}/target: ${messageOf(error)}`);
  }
}
