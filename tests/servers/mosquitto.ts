import { writeFileSync } from "node:fs";
import { join } from "node:path";
import mqtt from "mqtt";
import { installed, launch, need, temporaryFolder, type Server } from "./server.ts";

export const mosquittoBinary = installed("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto");

export interface BrokerOptions {
  /** Who may connect; anybody where absent. A file of mosquitto_passwd. */
  readonly passwords?: string;
}

/** A broker that keeps what it has taken in sessions that are away, also over a kill of its own. */
export async function startMosquitto({ passwords }: BrokerOptions = {}): Promise<Server> {
  const binary = need("mosquitto", mosquittoBinary);
  const folder = temporaryFolder();
  return launch(folder, (port) => {
    const config = join(folder, "mosquitto.conf");
    const lines = [
      `listener ${port} 127.0.0.1`,
      passwords ? `allow_anonymous false\npassword_file ${passwords}` : "allow_anonymous true",
      "max_queued_messages 0",
      "max_inflight_messages 0",
      "persistence true",
      `persistence_location ${folder}/`,
      "log_dest none",
    ];
    writeFileSync(config, `${lines.join("\n")}\n`);
    const url = `mqtt://127.0.0.1:${port}`;
    return { command: binary, args: ["-c", config], url, ready: () => answers(url) };
  });
}

/** A broker that wants a password answers, too. */
async function answers(url: string): Promise<void> {
  const client = mqtt.connect(url, { reconnectPeriod: 0 });
  await new Promise<void>((resolve, reject) => {
    client.once("connect", () => resolve());
    client.once("error", (error) => ("code" in error && error.code === 5 ? resolve() : reject(error)));
    client.once("close", () => reject(new Error(`no broker at ${url}`)));
  }).finally(() => client.end(true));
}
