/** The generator's rounds to a broker, each in its time. */
import { setTimeout as sleep } from "node:timers/promises";
import type { IClientOptions, MqttClient } from "mqtt";
import { type GeneratorOptions, rounds } from "./generator.ts";

export interface PublishOptions extends Omit<GeneratorOptions, "start"> {
  readonly url: string;
  readonly topic: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly qos: 0 | 1;
  readonly signal: AbortSignal;
  /** What goes wrong, in words. */
  readonly onEvent?: (text: string) => void;
}

export interface Published {
  /** Those that the broker has, at QoS 1; those that were sent, at QoS 0. */
  readonly messages: number;
  /** Came up while no broker was there: a sensor keeps nothing. */
  readonly lost: number;
  readonly seconds: number;
}

/** Until the signal. Begins when it is connected. */
export async function publish(options: PublishOptions): Promise<Published> {
  const { default: mqtt } = await import("mqtt");
  const client = mqtt.connect(options.url, connectOptions(options));
  client.on("error", ({ message, ...error }) =>
    options.onEvent?.(message || String((error as { code?: string }).code)),
  );
  try {
    await connected(client, options.signal);
    return await publishing(client, options);
  } finally {
    await client.endAsync(!client.connected);
  }
}

const connectOptions = ({ username, password }: PublishOptions): IClientOptions => ({
  reconnectOnConnackError: true,
  // What no broker is there for is not kept: its reading is old when one is.
  queueQoSZero: false,
  ...(username ? { username } : {}),
  ...(password ? { password } : {}),
});

const connected = (client: MqttClient, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    client.once("connect", () => resolve());
    signal.addEventListener("abort", () => resolve());
  });

async function publishing(client: MqttClient, options: PublishOptions): Promise<Published> {
  const { signal, interval } = options;
  const start = new Date();
  let [round, messages, lost] = [0, 0, 0];
  for (const { payloads } of rounds({ ...options, start })) {
    const wait = start.getTime() + round++ * interval - Date.now();
    if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    const sent = client.connected ? await sendAll(client, payloads, options) : 0;
    messages += sent;
    lost += payloads.length - sent;
  }
  return { messages, lost, seconds: (Date.now() - start.getTime()) / 1000 };
}

/** How many of them went. */
async function sendAll(client: MqttClient, payloads: readonly Uint8Array[], { topic, qos, signal }: PublishOptions) {
  let sent = 0;
  const all = payloads.map((payload) =>
    client.publishAsync(topic, Buffer.from(payload), { qos }).then(
      () => void sent++,
      () => undefined,
    ),
  );
  // At QoS 1 what a broker has not answered goes out again when it is back.
  const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  await Promise.race([Promise.all(all), stopped]);
  return sent;
}
