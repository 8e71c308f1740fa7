/** What a project's `sluice.config.ts` says, once it is checked. */
import type { Exporter } from "@sluice/exports";
import type { Target } from "@sluice/engines";
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

/** What `sluice collect` subscribes to, and where it puts what comes. */
export interface CollectorConfig {
  /** `mqtt://HOST:PORT`, or `mqtts://`. */
  readonly url: string;
  readonly topic: string;
  /** Names the session that the broker keeps while it is away. */
  readonly clientId: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** The raw store: a folder, or `s3://BUCKET/PREFIX`. */
  readonly store: string;
  /** A folder on this disk, for what is not in the store yet. */
  readonly spool?: string | undefined;
  /** Files of which the store keeps each version, by the name of their source. */
  readonly files?: Readonly<Record<string, string>> | undefined;
}

/** A project's `sluice.config.ts`. All of it is optional. */
export interface Config {
  /** An address; a path in it seen from the working directory. */
  readonly warehouse: string;
  /** `sourceFrom(where, definition)`; a definition alone where only `--source` says where from. */
  readonly sources: Readonly<Record<string, Source | Definition>>;
  /** One name may send several marts. */
  readonly exports: Readonly<Record<string, ExportConfig | readonly ExportConfig[]>>;
  readonly pipelines: Readonly<Record<string, PipelineConfig>>;
  readonly collectors: Readonly<Record<string, CollectorConfig>>;
  /** By raw table, `raw.votes`: how many hours old its newest row may be. */
  readonly freshness?: Readonly<Record<string, number>> | undefined;
}

/** Before its paths are seen from anywhere: without a warehouse where it names none. */
export type GivenConfig = Omit<Config, "warehouse"> & { readonly warehouse?: string | undefined };

/** Where a source of this name goes, as the project declares it; undefined where it declares none. */
export type Declared = (name: string) => Target | undefined;
