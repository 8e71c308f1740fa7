/** The language server: it speaks with the editor, and has each project read by a thread of its own. */
import { basename } from "node:path";
import {
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { pathOf, projectAbove } from "./places.ts";
import { openProject, type OpenProject } from "./project.ts";

export interface ServeOptions {
  /** A module that calls `work` with what it knows of projects. */
  readonly module: URL;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly version: string;
  /** How long a project's JavaScript may take, in milliseconds. */
  readonly limit?: number;
  readonly pause?: number;
}

/** Speaks the Language Server Protocol until the editor says `exit` or closes the streams. */
export function serve({ module, input, output, version, limit = 20_000, pause = 120 }: ServeOptions): void {
  const connection = createConnection(input, output);
  const documents = new TextDocuments(TextDocument);
  const projects = createProjects((dir) =>
    openProject({ dir, module, limit, pause, connection, documents: () => documents.all() }),
  );
  let asked: InitializeParams | undefined;
  connection.onInitialize((params) => {
    asked = params;
    return initialized(version);
  });
  connection.onInitialized(() => {
    for (const { uri } of asked?.workspaceFolders ?? []) projects.open(uri)?.touch();
    if (asked?.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) watch(connection);
    if (asked?.capabilities.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) projects.close(uri);
        for (const { uri } of added) projects.open(uri)?.touch();
      });
  });
  documents.onDidChangeContent(({ document }) => projects.of(document.uri)?.touch());
  documents.onDidClose(({ document }) => projects.of(document.uri)?.touch());
  documents.onDidSave(({ document }) => changed(document.uri, projects));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const uri of new Set(changes.map((change) => change.uri))) changed(uri, projects);
  });
  documents.listen(connection);
  connection.listen();
}

const initialized = (version: string): InitializeResult => ({
  serverInfo: { name: "sluice", version },
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
});

/** A config is a module, and that is read once a thread. */
function changed(uri: string, projects: Projects): void {
  const project = projects.of(uri);
  if (basename(uri).startsWith("sluice.config.")) project?.restart();
  else project?.touch();
}

const watched = ["**/*.{sqlx,js,json,yaml,yml,sql}", "**/sluice.config.*"];

const watch = (connection: Connection): void =>
  void connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: watched.map((globPattern) => ({ globPattern })),
  });

interface Projects {
  /** The project that a document is of, opened if it is not yet. */
  readonly of: (uri: string) => OpenProject | undefined;
  /** The project of a folder, if it is in one. */
  readonly open: (uri: string) => OpenProject | undefined;
  readonly close: (uri: string) => void;
}

function createProjects(open: (dir: string) => OpenProject): Projects {
  const all = new Map<string, OpenProject>();
  const at = (dir: string): OpenProject => {
    const project = all.get(dir) ?? open(dir);
    all.set(dir, project);
    return project;
  };
  return {
    of: (uri) => {
      const path = pathOf(uri);
      const dir = path === undefined ? undefined : projectAbove(path);
      return dir === undefined ? undefined : at(dir);
    },
    open: (uri) => {
      const dir = projectAbove(pathOf(uri) ?? "/");
      return dir === undefined ? undefined : at(dir);
    },
    close: (uri) => {
      const dir = pathOf(uri) ?? "";
      all.get(dir)?.close();
      all.delete(dir);
    },
  };
}
