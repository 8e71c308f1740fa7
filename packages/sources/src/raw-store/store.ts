/** Cheap storage for files that are written once: a folder, or a bucket. */
export interface StoredFile {
  /** Below the store's root, with `/` between the parts: `sensors/date=2026-01-31/hour=08/…`. */
  readonly name: string;
  readonly bytes: number;
}

export interface RawStore {
  /** For words to people, without secrets. */
  readonly label: string;
  /** All files whose name begins so, by name; those after a name alone, at the cost of those, where it is given. */
  list(prefix: string, after?: string): Promise<readonly StoredFile[]>;
  /** Throws SourceError `missing` where there is none of this name. */
  read(name: string): Promise<Uint8Array>;
  /** Whole or not at all; safe once it resolves. A file of this name is replaced. */
  write(name: string, content: Uint8Array): Promise<void>;
  /** Nothing where there is none. */
  remove(name: string): Promise<void>;
}
