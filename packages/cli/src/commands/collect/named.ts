import { nearest } from "@sluice/graph";
import type { CollectorConfig } from "../../config/index.ts";
import { UsageError } from "../../errors.ts";

export function collectorNamed(name: string, collectors: Readonly<Record<string, CollectorConfig>>): CollectorConfig {
  const found = collectors[name];
  if (found) return found;
  const near = nearest(name, Object.keys(collectors));
  const known = Object.keys(collectors).join(", ") || "those that sluice.config.ts lists";
  throw new UsageError(`no collector "${name}"; ${near ? `did you mean "${near}"?` : `expected one of ${known}`}`);
}
