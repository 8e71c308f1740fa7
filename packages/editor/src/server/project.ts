/** A project that is open: what is wrong with it is published once nobody types, and never of a text that is no more. */
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Connection, Diagnostic } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { EditorError } from "../error.ts";
import type { FileDiagnostics } from "../protocol.ts";
import { pathOf } from "./places.ts";
import { createThread } from "./thread.ts";

export interface OpenProject {
  /** A text or a file has changed. */
  touch(): void;
  /** The config has: it is read anew. */
  restart(): void;
  readonly close: () => void;
}

export interface ProjectOptions {
  readonly dir: string;
  readonly module: URL;
  readonly limit: number;
  /** How long nobody types before it is read, in milliseconds. */
  readonly pause: number;
  readonly connection: Connection;
  /** Those that are open, of any project. */
  readonly documents: () => readonly TextDocument[];
}

export function openProject(options: ProjectOptions): OpenProject {
  const { pause } = options;
  const thread = createThread(options);
  const publish = publisher(options);
  let revision = 0;
  let timer: NodeJS.Timeout | undefined;
  let isChecking = false;
  let isClosed = false;

  async function check(): Promise<void> {
    if (isChecking || isClosed) return;
    isChecking = true;
    const at = revision;
    const own = documentsIn(options);
    try {
      const found = (await thread.ask({ kind: "check" }, { revision: at, texts: textsOf(own) })) as FileDiagnostics[];
      if (at === revision) publish(found, own);
    } catch (error) {
      if (at === revision) publish(complaint(error, own), own);
    }
    isChecking = false;
    if (at !== revision) schedule();
  }

  function schedule(): void {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void check(), pause);
  }

  const touch = (): void => {
    revision += 1;
    schedule();
  };
  return {
    touch,
    restart: () => {
      thread.restart();
      touch();
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      thread.restart();
      publish([], documentsIn(options));
    },
  };
}

type Documents = ReadonlyMap<string, TextDocument>;

function documentsIn({ dir, documents }: ProjectOptions): Documents {
  const all = documents().flatMap((document): readonly [string, TextDocument][] => {
    const path = pathOf(document.uri);
    return path?.startsWith(dir + sep) ? [[relative(dir, path), document]] : [];
  });
  return new Map(all);
}

const textsOf = (documents: Documents): ReadonlyMap<string, string> =>
  new Map([...documents].map(([fileName, document]) => [fileName, document.getText()]));

interface News {
  readonly diagnostics: readonly Diagnostic[];
  readonly version?: number;
}

/** Says what is wrong in each file, of those that are open also that nothing is, and of those that were wrong that they no longer are. */
function publisher({ dir, connection }: ProjectOptions) {
  let wrong: readonly string[] = [];
  return (found: readonly FileDiagnostics[], documents: Documents): void => {
    const news = new Map<string, News>(wrong.map((uri) => [uri, { diagnostics: [] }]));
    for (const { uri, version } of documents.values()) news.set(uri, { diagnostics: [], version });
    for (const { fileName, diagnostics } of found) {
      const uri = documents.get(fileName)?.uri ?? pathToFileURL(join(dir, fileName)).href;
      news.set(uri, { ...news.get(uri), diagnostics });
    }
    for (const [uri, { diagnostics, ...version }] of news)
      void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics], ...version });
    wrong = [...news].flatMap(([uri, { diagnostics }]) => (diagnostics.length > 0 ? [uri] : []));
  };
}

/** What stopped the reading: at the top of what is being edited, as no line of it is known. */
function complaint(error: unknown, documents: Documents): readonly FileDiagnostics[] {
  if (error instanceof EditorError && error.reason === "ended") return [];
  const message = error instanceof Error ? error.message : String(error);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const files = documents.size > 0 ? [...documents.keys()] : ["workflow_settings.yaml"];
  return files.map((fileName) => ({ fileName, diagnostics: [{ range, severity: 1, source: "sluice", message }] }));
}
