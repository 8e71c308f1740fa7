/** An editor: the protocol's own client library, over the standard input and output of `sluice lsp`. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

const sluice = join(import.meta.dirname, "../../../packages/cli/bin/sluice.js");

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Client {
  readonly connection: ProtocolConnection;
  readonly server: InitializeResult;
  readonly uri: (file: string) => string;
  open(file: string, text?: string): void;
  /** The whole text, as it is now. */
  type(file: string, text: string): void;
  close(file: string): void;
  /** Files were changed by others. */
  changed(...files: readonly string[]): void;
  /** All that was published, in order. */
  readonly published: readonly Published[];
  /** Of a file, once they are so; fails with what there is at the end of the test's time. */
  until(file: string, isSo: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  /** Of the newest text of a file. */
  current(file: string): Promise<readonly Diagnostic[]>;
  stop(): Promise<number | null>;
}

export async function startClient(dir: string): Promise<Client> {
  const child = spawn(process.execPath, [sluice, "lsp", "--stdio"], { stdio: ["pipe", "pipe", "pipe"] });
  child.stderr.resume();
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published: Published[] = [];
  const listeners = new Set<() => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    for (const listener of listeners) listener();
  });
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const uri = (file: string) => pathToFileURL(join(dir, file)).href;
  const server = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(dir).href, name: "project" }],
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true } },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const versions = new Map<string, number>();
  const last = (file: string) => published.findLast((one) => one.uri === uri(file));

  async function until(file: string, isSo: (one: Published | undefined) => boolean): Promise<readonly Diagnostic[]> {
    while (!isSo(last(file)))
      await new Promise<void>((resolve) => {
        const listener = () => {
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
      });
    return last(file)?.diagnostics ?? [];
  }
  return {
    connection,
    server,
    uri,
    published,
    open: (file, text = readFileSync(join(dir, file), "utf8")) => {
      const version = (versions.get(file) ?? 0) + 1;
      versions.set(file, version);
      void connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri: uri(file), languageId: "sqlx", version, text },
      });
    },
    type: (file, text) => {
      const version = (versions.get(file) ?? 0) + 1;
      versions.set(file, version);
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: uri(file), version },
        contentChanges: [{ text }],
      });
    },
    close: (file) =>
      void connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: uri(file) } }),
    changed: (...files) =>
      void connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: files.map((file) => ({ uri: uri(file), type: 2 })),
      }),
    until: (file, isSo) => until(file, (one) => one !== undefined && isSo(one.diagnostics)),
    current: (file) => until(file, (one) => one?.version === versions.get(file)),
    stop: async () => {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      return ended;
    },
  };
}
