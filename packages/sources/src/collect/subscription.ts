/** A subscription whose messages are acknowledged when they are safe, not when they come. */
import { setTimeout as sleep } from "node:timers/promises";
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
  /** Another client takes the session whenever this one has it: fighting over it would end nowhere. */
  | { readonly kind: "replaced" };

export interface Subscription {
  close(): Promise<void>;
}

const TAKEN_OVER = 0x8e;

/** Brokers that don't say that a session was taken close the connection, soon after each try to have it back. */
const SOON = 3000;
const TAKEN_TIMES = 3;

export function subscribe(
  options: SubscriptionOptions,
  onMessage: (message: Incoming) => void,
  onChange: (change: Change) => void,
): Subscription {
  const { url, topic, longestWait = 30_000 } = options;
  let wait = 500;
  let [connectedAt, taken] = [0, 0];
  const client = mqtt.connect(url, connectOptions(options));
  holdAcknowledgements(client, onMessage);
  client.on("connect", () => {
    wait = 500;
    connectedAt = Date.now();
    client.options.reconnectPeriod = wait;
    // From now on what is published waits for us; before, it would have been for nobody.
    client.subscribe(topic, { qos: 1 }, (error) =>
      onChange(error ? { kind: "lost", reason: error.message, retryIn: wait } : { kind: "connected" }),
    );
  });
  let reason = "the connection was closed";
  client.on("error", (error) => {
    reason = reasonOf(error);
    if (isTooNew(error)) client.options.protocolVersion = 4;
    taken = 0;
  });
  const giveWay = (): void => {
    client.end(true);
    onChange({ kind: "replaced" });
  };
  client.on("disconnect", (packet) => void (packet.reasonCode === TAKEN_OVER && giveWay()));
  client.on("close", () => {
    if (client.disconnecting) return;
    taken = Date.now() - connectedAt < SOON ? taken + 1 : 0;
    connectedAt = 0;
    if (taken === TAKEN_TIMES) return giveWay();
    onChange({ kind: "lost", reason, retryIn: wait });
    reason = "the connection was closed";
    client.options.reconnectPeriod = wait;
    wait = Math.min(wait * 2, longestWait);
  });
  return { close: () => closing(client) };
}

/** A broker in the middle of sending much again is not waited for: what was not acknowledged comes again. */
const PATIENCE = 2000;

async function closing(client: MqttClient): Promise<void> {
  // Ending what has ended never ends.
  if (client.disconnecting) return;
  await Promise.race([client.endAsync(), sleep(PATIENCE, undefined, { ref: false })]);
  client.stream.destroy();
}

/** A broker that knows MQTT 3.1.1 alone; there, too, a session that is not clean stays. */
const isTooNew = (error: Error): boolean => "code" in error && (error.code === 1 || error.code === 0x84);

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
