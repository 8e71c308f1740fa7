/** What many scripts know of one warehouse together, so that it is asked once and not for each of them. */
import type { Create } from "./ast/index.ts";
import type { TableName } from "./tree/index.ts";
import type { Column } from "./types.ts";

export type CreateRoutine = Extract<Create, { kind: "createFunction" | "createTableFunction" | "createProcedure" }>;

/** A function or procedure that outlives the session. */
export interface StoredRoutine {
  readonly statement: CreateRoutine;
  readonly text: string;
}

/** What stands under a name: `nothing`, or a table or view whose columns may still have to be asked for. */
export type Standing = "nothing" | { readonly type: "table" | "view"; readonly columns?: readonly Column[] };

/** Whoever shares it among sessions answers for it: nobody else changes the warehouse meanwhile. */
export interface Knowledge {
  /** Undefined where the engine is to be asked. */
  find(name: TableName): Standing | undefined;
  /** What the engine told. */
  told(name: TableName, standing: Standing): void;
  /** What a statement left there; undefined where only the engine can tell. */
  made(name: TableName, standing: Standing | undefined): void;
  /** A statement may have changed anything. */
  forget(): void;
  /** Stored functions and procedures; undefined where they are to be looked for. */
  routines(): readonly StoredRoutine[] | undefined;
  toldRoutines(found: readonly StoredRoutine[]): void;
  /** They are others from now on. */
  madeRoutines(): void;
}
