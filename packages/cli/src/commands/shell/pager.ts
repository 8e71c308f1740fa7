/** Long answers, screen by screen. */
import { execa } from "execa";
import { readEnvironment } from "../../environment.ts";
import { print } from "../../words/output.ts";

/** By $PAGER, or less, where it does not fit the terminal; as it is where there is neither. */
export async function page(text: string): Promise<void> {
  const { rows } = process.stdout;
  if (!process.stdout.isTTY || text.split("\n").length < rows) return print(text);
  const [command = "less", ...args] = (readEnvironment().all["PAGER"] || "less -SFRX").split(" ");
  const shown = await execa(command, args, { input: text, stdout: "inherit", stderr: "ignore", reject: false });
  if (shown.failed && shown.exitCode === undefined) print(text);
}
