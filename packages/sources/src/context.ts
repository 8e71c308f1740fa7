/** What sources may know of the world. */
export interface SourceContext {
  readonly now: Date;
  /** Relative paths are read from here. Default: the working directory. */
  readonly directory?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}
