import type { Contents } from "../formats/format.ts";
import type { Happening } from "../transports/transport.ts";

/** A source opened, looked at, and ready to load. */
export interface Loadable extends Contents, Happening {
  /** For people, and for `_source`: a path, an address without secrets, a topic. */
  readonly from: string;
  /** `_source` is a column of the delivery: it has several files. */
  readonly sourced?: boolean;
  /** Files came, in which something is to be expected. */
  readonly filed?: boolean;
  /** Its columns have types that the raw table is to have too. */
  readonly typed?: boolean;
}
