/** Records checked, or put into one form. */

export type Fields = Readonly<Record<string, unknown>>;

export interface Refinement {
  /** The columns that `record` gives; by default those that came. */
  readonly columns?: readonly string[];
  /** A record as it is to be kept. What it throws is the reason for which the record goes to the rejects. */
  readonly record: (record: Fields) => Fields;
  /** Looks at all of them in the end, and throws if the delivery is not to be loaded. */
  readonly all?: (records: readonly Fields[]) => void;
}
