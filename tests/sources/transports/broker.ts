/** A transport as others will add them: messages kept by a broker, of which each load takes those that are new. */
import type { Batch, Column } from "@sluice/engines";
import { SourceError, type Reject, type Transport } from "@sluice/sources";

export interface Broker {
  /** What was sent, in its order. Undefined: the connection breaks there. */
  readonly messages: (string | undefined)[];
  readonly password: string;
}

const columns: readonly Column[] = ["Id", "v"].map((name) => ({ name, type: { kind: "STRING" } }));

export const mqtt = (broker: Broker): Transport => ({
  schemes: ["mqtt"],
  async open({ address }, { bookmarks, name }) {
    const { password } = new URL(address);
    if (password !== broker.password) throw new Error(`not authorised: ${address}`);
    const seen = Number((await bookmarks.read()).get("sequence") ?? 0);
    const fresh = broker.messages.slice(seen);
    let rejects: Reject[] = [];
    return {
      mode: "merge",
      delivery: { columns, batches: () => read(fresh, (rejects = []), `${name} at ${address}, by ${password}`) },
      rejects: () => rejects,
      commit: (session) => bookmarks.write(session, new Map([["sequence", String(seen + fresh.length)]])),
    };
  },
});

async function* read(messages: Broker["messages"], rejects: Reject[], from: string): AsyncGenerator<Batch> {
  for (const [at, content] of messages.entries()) {
    if (content === undefined) throw new SourceError("unavailable", `${from}: the broker went away`, new Error(from));
    const row = rowOf(content);
    if (row) yield { columns, rows: [row] };
    else rejects.push({ line: at + 1, reason: "no message with an Id", content });
  }
}

function rowOf(content: string): readonly unknown[] | undefined {
  try {
    const { Id, v = null } = JSON.parse(content) as Readonly<Record<string, unknown>>;
    return Id === undefined ? undefined : [Id, v];
  } catch {
    return undefined;
  }
}
