/** What could not be read. */
export interface Reject {
  /** The line, or in a JSON array the place of the record, from 1. */
  readonly line: number;
  readonly reason: string;
  readonly content: string;
  /** The file that it is in, where a delivery has several. */
  readonly from?: string;
}
