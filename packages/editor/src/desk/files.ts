/** The texts of a project's files, as they are being edited. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Texts } from "@sluice/graph";
import type { Range } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

/** Empty where there is none. */
export function textOf(fileName: string, dir: string, texts: Texts): string {
  try {
    return texts.get(fileName) ?? readFileSync(join(dir, fileName), "utf8");
  } catch {
    return "";
  }
}

export const documentOf = (text: string): TextDocument => TextDocument.create("", "sqlx", 0, text);

export function rangeOf(text: string, start: number, end: number): Range {
  const document = documentOf(text);
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
