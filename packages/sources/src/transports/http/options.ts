export interface HttpOptions {
  /** Values may be secrets: they are sent, and never printed. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The environment's variable that holds the key: named where the server says 401 or 403. */
  readonly credential?: string;
  /** Bytes of one answer, at most. */
  readonly maxBytes?: number;
  /** Milliseconds until the answer begins, for one try. */
  readonly timeout?: number;
  /** Milliseconds for all of it: retries, pages, the last byte. Default: 30 minutes. */
  readonly totalTimeout?: number;
  readonly retries?: number;
  /** Milliseconds before the first retry; doubled each time, with jitter. */
  readonly backoff?: number;
  /** The answer comes in pages. */
  readonly pages?: Pages;
}

/** An API that answers in pages: `?rows=100&start=200`. */
export interface Pages {
  /** The parameter for rows a page, and how many to ask for. */
  readonly size: readonly [name: string, rows: number];
  /** The parameter for the rows to pass over. */
  readonly offset: string;
  /** Where in a page its records are: `result.records`. Default: the page is an array of them. */
  readonly records?: string;
  /** Where in a page it says how many records there are in all pages. Default: `total` and the like beside the records. */
  readonly total?: string;
}

/** One call of it. */
export interface HttpRequest extends HttpOptions {
  readonly url: string;
  /** The address as people may read it. */
  readonly label: string;
  /** What records have. */
  readonly key: readonly string[];
  readonly signal: AbortSignal | undefined;
}
