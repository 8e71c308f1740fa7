import type { CompiledGraph } from "@sluice/graph";
import type { Knowledge, TranslationCache } from "@sluice/googlesql";
import type { FindExisting } from "../relations.ts";
import type { Naming } from "../session.ts";

/** What holds for all actions of a run. */
export interface Setting {
  readonly graph: CompiledGraph;
  readonly naming: Naming;
  readonly projectDir: string;
  /** As the run began. */
  readonly existing: FindExisting;
  readonly fullRefresh: boolean;
  readonly quarantine: boolean;
  /** Views that only our connections can read become tables. */
  readonly materializeViews?: boolean;
  /** False: rows of tables that are added to are not counted, which costs as much as there are. */
  readonly counts?: boolean;
  readonly jitTimeoutMs?: number | undefined;
  readonly cache?: TranslationCache | undefined;
  /** What an action need not ask the warehouse for. */
  readonly knowledge?: Knowledge | undefined;
}
