/** A message as the raw store keeps it: one line of JSON, its payload to the byte. */
export interface MessageRecord {
  readonly topic: string;
  /** RFC 3339 in UTC, with milliseconds: when it came here. */
  readonly received_at: string;
  /** The collector's start, and a count within it: no two are the same. */
  readonly message_id: string;
  /** The broker sends it again, not knowing whether it came. */
  readonly redelivered?: true;
  readonly payload?: string;
  /** Instead of `payload` where the bytes are no UTF-8. */
  readonly payload_base64?: string;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const payloadOf = (bytes: Uint8Array): Pick<MessageRecord, "payload" | "payload_base64"> => {
  try {
    return { payload: decoder.decode(bytes) };
  } catch {
    return { payload_base64: Buffer.from(bytes).toString("base64") };
  }
};

export const lineOf = (record: MessageRecord): string => `${JSON.stringify(record)}\n`;
