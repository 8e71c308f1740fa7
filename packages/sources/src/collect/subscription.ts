/** A subscription whose messages are acknowledged when they are safe, not when they come. */
import mqtt, { type IClientOptions, type MqttClient, type Packet } from "mqtt";

export interface Incoming {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly redelivered: boolean;
  /** Tells the broker that it need not send it again. */
  readonly acknowledge: () => void;
}

export interface SubscriptionOptions {
  /** `mqtt://`, `mqtts://`, `ws://` … without user and password. */
  readonly url: string;
  readonly topic: string;
  readonly clientId: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Longest wait between two tries, in milliseconds. */
  readonly longestWait?: number;
}

export type Change =
  | { readonly kind: "connected" }
  | { readonly kind: "lost"; readonly reason: string; readonly retryIn: number }
  /** Another client took the session: fighting over it would lose messages' order and end nowhere. */
  | { readonly kind: "replaced" };

export interface Subscription {
  close(): Promise<void>;
}

const TAKEN_OVER = 0x8e;

export function subscribe(
  options: SubscriptionOptions,
  onMessage: (message: Incoming) => void,
  onChange: (change: Change) => void,
): Subscription {
  const { url, topic, longestWait = 30_000 } = options;
  let wait = 500;
  const client = mqtt.connect(url, connectOptions(options));
  holdAcknowledgements(client, onMessage);
  client.on("connect", () => {
    wait = 500;
    client.options.reconnectPeriod = wait;
    client.subscribe(
      topic,
      { qos: 1 },
      (error) => error && onChange({ kind: "lost", reason: error.message, retryIn: wait }),
    );
    onChange({ kind: "connected" });
  });
  let reason = "the connection was closed";
  client.on("error", (error) => (reason = reasonOf(error)));
  client.on("disconnect", (packet) => {
    if (packet.reasonCode !== TAKEN_OVER) return;
    client.end(true);
    onChange({ kind: "replaced" });
  });
  client.on("close", () => {
    if (client.disconnecting) return;
    onChange({ kind: "lost", reason, retryIn: wait });
    reason = "the connection was closed";
    client.options.reconnectPeriod = wait;
    wait = Math.min(wait * 2, longestWait);
  });
  return { close: () => client.endAsync() };
}

/** A persistent session: what comes while we are away waits at the broker. */
const connectOptions = ({ clientId, username, password }: SubscriptionOptions): IClientOptions => ({
  clientId,
  protocolVersion: 5,
  clean: false,
  properties: { sessionExpiryInterval: 0xffffffff, receiveMaximum: 65_535 },
  reconnectPeriod: 500,
  // A wrong password may be put right at the broker.
  reconnectOnConnackError: true,
  resubscribe: false,
  ...(username ? { username } : {}),
  ...(password ? { password } : {}),
});

/** node:net's errors for several addresses have their reasons inside. */
function reasonOf(error: Error & { code?: unknown; errors?: readonly Error[] }): string {
  return error.message || error.errors?.map(({ message }) => message).join("; ") || String(error.code);
}

/** What mqtt.js sends packets by: its own, and the only place where an acknowledgement can be held back. */
interface Sending {
  _sendPacket(packet: Packet, done?: () => void, ...rest: unknown[]): unknown;
}

/**
 * mqtt.js handles one packet after another and sends PUBACK when it is done with one. Were it kept waiting until a message is safe, each
 * would wait for a disk of its own; so it goes on at once, and the PUBACK is held back here.
 */
function holdAcknowledgements(client: MqttClient, onMessage: (message: Incoming) => void): void {
  const held = new Map<number, () => void>();
  const sending = client as unknown as Sending;
  const send = sending._sendPacket.bind(client);
  sending._sendPacket = (packet, done, ...rest) => {
    if (packet.cmd !== "puback" || packet.messageId === undefined) return send(packet, done, ...rest);
    held.get(packet.messageId)?.();
    held.delete(packet.messageId);
    done?.();
  };
  client.handleMessage = (packet, done) => {
    const { messageId, topic, payload, qos, dup } = packet;
    let [safe, due] = [false, false];
    // Acknowledgements of a connection that is gone are for nobody: the broker sends those messages again.
    const stream = client.stream;
    const flush = () =>
      void (
        safe &&
        due &&
        client.stream === stream &&
        client.connected &&
        send({ cmd: "puback", messageId: messageId ?? 0 })
      );
    if (qos > 0 && messageId !== undefined)
      held.set(messageId, () => {
        due = true;
        flush();
      });
    onMessage({
      topic,
      payload: typeof payload === "string" ? Buffer.from(payload) : payload,
      redelivered: dup,
      acknowledge: () => {
        safe = true;
        if (qos > 0) flush();
      },
    });
    done();
  };
}
