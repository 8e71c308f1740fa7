/** What a shell does with each line. */
import { performance } from "node:perf_hooks";
import { parse, type Result } from "@sluice/googlesql";
import { namingOf, openSession } from "@sluice/runner";
import type { Warehouse } from "@sluice/engines";
import { messageOf } from "../../errors.ts";
import { spell } from "../../words/duration.ts";
import { print, printError } from "../../words/output.ts";
import { inPlace } from "../query/script.ts";
import { written } from "../query/words.ts";
import { answer, dotted, type Setting } from "./commands.ts";
import { page } from "./pager.ts";

export interface Prompt {
  readonly label: string;
  /** Names of tables and columns, as they are now. */
  names(): readonly string[];
  /** A statement has begun, and has no end yet. */
  isOpen(): boolean;
  /** One line more. False where something failed. */
  take(line: string): Promise<boolean>;
  /** Nothing more comes: what is left is a statement too. */
  end(): Promise<boolean>;
  /** Drops what was begun; false where nothing was. */
  abandon(): boolean;
}

export async function openPrompt(warehouse: Warehouse, graph: Parameters<typeof namingOf>[0]): Promise<Prompt> {
  const session = openSession(warehouse, namingOf(graph), { keep: true, onResult: (result) => results.push(result) });
  const setting: Setting = { timing: false };
  let results: Result[] = [];
  let begun = "";
  let names = await namesIn(warehouse);

  async function run(script: string): Promise<boolean> {
    results = [];
    const since = performance.now();
    try {
      const last = await session.run(script);
      const all = results.length > 0 ? results : [last];
      await page(all.map((result) => written(result, {})).join("\n\n"));
      if (setting.timing) print(spell(performance.now() - since));
      names = await namesIn(warehouse);
      return true;
    } catch (error) {
      printError(inPlace(messageOf(error), error, script));
      return false;
    }
  }

  async function take(line: string): Promise<boolean> {
    if (begun.trim() === "" && line.trim().startsWith("\\")) return command(line);
    begun += `${begun === "" ? "" : "\n"}${line}`;
    if (!/;\s*$/.test(begun) || !isWhole(begun)) return true;
    const script = begun;
    begun = "";
    return run(script);
  }

  async function command(line: string): Promise<boolean> {
    const said = await answer(line, warehouse, setting);
    if (said === undefined) printError(`no command ${line.trim()}; \\? lists them`);
    else if (said !== "") print(said);
    return said !== undefined;
  }

  return {
    label: warehouse.label,
    names: () => names,
    isOpen: () => begun.trim() !== "",
    take,
    end: () => (begun.trim() === "" ? Promise.resolve(true) : run(begun)),
    abandon: () => begun.trim() !== "" && ((begun = ""), true),
  };
}

/** A ";" within BEGIN … END or a string ends nothing: what reads on to its end is not whole. */
function isWhole(script: string): boolean {
  try {
    parse(script);
    return true;
  } catch (error) {
    return !/the end of the text|unclosed comment/i.test(messageOf(error));
  }
}

async function namesIn(warehouse: Warehouse): Promise<readonly string[]> {
  const relations = await warehouse.relations();
  return relations.flatMap((one) => [dotted(one), one.target.name, ...one.columns.map(({ name }) => name)]);
}
