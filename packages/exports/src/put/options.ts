export interface PutOptions {
  readonly url: string;
  /** Sent as a bearer token, to this address's origin alone; never printed. */
  readonly token?: string | undefined;
  /** Rows a request. */
  readonly batch?: number;
  /** Without it nothing leaves this machine: only loopback addresses are called. */
  readonly live?: boolean;
  readonly retries?: number;
  /** Milliseconds for one try. */
  readonly timeout?: number;
  /** Milliseconds before the first retry; doubled each time, with jitter. */
  readonly backoff?: number;
}
