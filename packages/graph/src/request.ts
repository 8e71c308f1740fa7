import type { Extension } from "./project.ts";

/** What the official CLI's flags override in the project's settings. */
export interface Overrides {
  readonly vars?: Readonly<Record<string, string>> | undefined;
  readonly defaultDatabase?: string | undefined;
  readonly defaultSchema?: string | undefined;
  readonly defaultLocation?: string | undefined;
  readonly assertionSchema?: string | undefined;
  readonly databaseSuffix?: string | undefined;
  readonly schemaSuffix?: string | undefined;
  readonly tablePrefix?: string | undefined;
  readonly defaultReservation?: string | undefined;
  readonly disableAssertions?: boolean | undefined;
}

export interface Request {
  readonly dir: string;
  readonly files: readonly string[];
  readonly overrides: Overrides;
  readonly extension?: Extension | undefined;
}

/** A `CoreExecutionRequest` as core.proto numbers its fields. */
export function encodeRequest(request: Request): Uint8Array {
  const config = [
    text(1, request.dir),
    message(3, encodeOverrides(request.overrides)),
    ...request.files.map((file) => text(8, file)),
    request.extension === undefined ? nothing : message(10, encodeExtension(request.extension)),
  ];
  return message(1, message(1, Buffer.concat(config)));
}

const textFields = {
  defaultSchema: 2,
  assertionSchema: 5,
  schemaSuffix: 7,
  defaultDatabase: 9,
  tablePrefix: 11,
  databaseSuffix: 15,
  defaultLocation: 16,
  defaultReservation: 21,
} as const satisfies Partial<Record<keyof Overrides, number>>;

function encodeOverrides(overrides: Overrides): Buffer {
  const texts = Object.entries(textFields).map(([name, field]) => {
    // An empty flag is no override, as in the official CLI.
    const value = overrides[name as keyof typeof textFields];
    return value ? text(field, value) : nothing;
  });
  const flag = overrides.disableAssertions ? Buffer.concat([key(20, 0), varint(1)]) : nothing;
  return Buffer.concat([...texts, ...entries(14, overrides.vars ?? {}), flag]);
}

const modes: Readonly<Record<string, number>> = { PROLOGUE: 1, APPLICATION_CODE: 2 };

function encodeExtension(extension: Extension): Buffer {
  const mode = modes[extension.compilationMode ?? ""] ?? 0;
  return Buffer.concat([text(1, extension.name), key(2, 0), varint(mode), ...entries(3, extension.options ?? {})]);
}

const nothing = Buffer.alloc(0);

function entries(field: number, map: Readonly<Record<string, string>>): Buffer[] {
  return Object.entries(map).map(([name, value]) => message(field, Buffer.concat([text(1, name), text(2, value)])));
}

function text(field: number, value: string): Buffer {
  return message(field, Buffer.from(value));
}

function message(field: number, content: Uint8Array): Buffer {
  return Buffer.concat([key(field, 2), varint(content.length), content]);
}

function key(field: number, wire: number): Buffer {
  return varint(field * 8 + wire);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}
