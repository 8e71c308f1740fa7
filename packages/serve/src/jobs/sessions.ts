/** Clients' sessions: variables and temporary tables that stay from job to job. */
import { randomUUID } from "node:crypto";
import { notFound } from "../error.ts";
import { type Session, sessionOn, type World } from "../world.ts";
import type { Outcome } from "./job.ts";

interface Wishes {
  readonly createSession?: boolean;
  readonly connectionProperties?: readonly { readonly key: string; readonly value: string }[];
  readonly defaultDataset?: { readonly datasetId: string };
}

export interface Sessions {
  /** The work in the session that is wished for; without one where none is. */
  during(project: string, wishes: Wishes, work: (session: Session | undefined) => Promise<Outcome>): Promise<Outcome>;
}

export function createSessions(world: World): Sessions {
  const open = new Map<string, Session>();
  return {
    async during(project, { createSession, connectionProperties = [], defaultDataset }, work) {
      const wanted = connectionProperties.find(({ key }) => key === "session_id")?.value;
      if (wanted === undefined && !createSession) return work(undefined);
      const id = wanted ?? randomUUID();
      if (wanted === undefined)
        open.set(id, sessionOn(world, { project, keep: true, defaultDataset: defaultDataset?.datasetId }));
      const session = open.get(id);
      if (session === undefined) throw notFound(`Session ${id}`);
      const outcome = await work(session);
      return { ...outcome, statistics: { ...outcome.statistics, sessionInfo: { sessionId: id } } };
    },
  };
}
