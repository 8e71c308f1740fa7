import type { CompiledGraph } from "@sluice/graph";
import type { TranslationCache } from "@sluice/googlesql";
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
  readonly jitTimeoutMs?: number | undefined;
  readonly cache?: TranslationCache | undefined;
}
