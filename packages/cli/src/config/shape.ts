/** What a project's `sluice.config.ts` says, once it is checked. */
import type { Exporter } from "@sluice/exports";
import type { Definition, Source } from "@sluice/sources";

export interface ExportConfig {
  /** The table to send, `dataset.name` or a name in the default dataset; the export's own name where absent. */
  readonly mart?: string | undefined;
  readonly to: Exporter | readonly Exporter[];
}

export interface PipelineConfig {
  /** The sources that its arguments are for, in their order. */
  readonly sources: readonly string[];
  /** What a run of its tag sends out, once it succeeded. */
  readonly exports?: readonly string[] | undefined;
  /** What to build; the pipeline's own name where absent. */
  readonly tag?: string | undefined;
  /** Where, unless `--warehouse` says otherwise. */
  readonly warehouse?: string | undefined;
}

/** A project's `sluice.config.ts`. All of it is optional. */
export interface Config {
  readonly warehouse?: string | undefined;
  /** `sourceFrom(where, definition)`; a definition alone where only `--source` says where from. */
  readonly sources: Readonly<Record<string, Source | Definition>>;
  readonly exports: Readonly<Record<string, ExportConfig>>;
  readonly pipelines: Readonly<Record<string, PipelineConfig>>;
}
