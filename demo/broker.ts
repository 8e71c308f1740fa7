import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { Aedes } from "aedes";

/** In this process, on a free port, in memory alone. */
export async function startBroker() {
  const broker = await Aedes.createBroker();
  const server = createServer(broker.handle).listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = async () => {
    await new Promise<void>((resolve) => broker.close(() => resolve()));
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, close };
}
