/** A transport that is not ours passes the contract: what a new one needs is its own folder, and a line in the registry. */
import { transports } from "@sluice/sources";
import { expect, it } from "vitest";
import { sourceContract } from "../../contracts/source.ts";
import { describeEngines, openFresh } from "../../servers/places.ts";
import { mqtt, type Broker } from "./broker.ts";

const password = "p4ss/w@rd";
const where = `mqtt://sensor-user:${encodeURIComponent(password)}@broker.example:1883/things?token=t0ken-abcdef`;

function supply() {
  const broker: { messages: Broker["messages"]; password: string } = {
    messages: [],
    password: encodeURIComponent(password),
  };
  const put = async (records: readonly (string | undefined)[]) => {
    broker.messages = [...broker.messages.filter((one) => one !== undefined), ...records];
  };
  return Promise.resolve({
    where,
    label: "mqtt://broker.example:1883/things",
    secrets: ["sensor-user", password, encodeURIComponent(password), "t0ken-abcdef"],
    transport: mqtt(broker),
    put,
    breakOff: async () => put([undefined]),
    takeAway: async () => void (broker.password = "another"),
    close: async () => {},
  });
}

describeEngines("a source by a transport of a broker's", (_, place) =>
  sourceContract({ replaces: false }, supply, () => openFresh(place)),
);

it("is not among ours", () => {
  expect(transports.flatMap(({ schemes }) => schemes)).not.toContain("mqtt");
});
