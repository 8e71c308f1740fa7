/** A job from its configuration. */
import { ApiError, invalid } from "../error.ts";
import { filesOf } from "../places.ts";
import type { World } from "../world.ts";
import { type CopyConfiguration, runCopy } from "./copy.ts";
import { type ExtractConfiguration, runExtract } from "./extract.ts";
import type { Job, Jobs, Outcome } from "./job.ts";
import { type LoadConfiguration, runLoad } from "./load.ts";
import { dryRun, type QueryConfiguration, runQuery } from "./query.ts";
import type { Sessions } from "./sessions.ts";

export interface JobConfiguration {
  readonly query?: QueryConfiguration & {
    readonly createSession?: boolean;
    readonly connectionProperties?: readonly { readonly key: string; readonly value: string }[];
  };
  readonly load?: LoadConfiguration;
  readonly extract?: ExtractConfiguration;
  readonly copy?: CopyConfiguration;
  readonly dryRun?: boolean;
  readonly labels?: object;
}

export interface Wanted {
  readonly project: string;
  readonly id?: string | undefined;
  readonly configuration: JobConfiguration;
  /** What was uploaded with it. */
  readonly files?: readonly string[];
  /** Once it is done. */
  readonly after?: () => Promise<void>;
}

export function startJob(
  world: World,
  jobs: Jobs,
  sessions: Sessions,
  { project, id, configuration, files, after }: Wanted,
): Job {
  const work = workOf(world, sessions, project, configuration, files);
  const kind = (["query", "load", "extract", "copy"] as const).find((one) => configuration[one]);
  const said = { ...configuration, jobType: (kind ?? "UNKNOWN").toUpperCase() };
  const job = jobs.start(project, id, said, () => work(() => job.id).finally(after));
  return job;
}

type Work = (id: () => string) => Promise<Outcome>;

function workOf(
  world: World,
  sessions: Sessions,
  project: string,
  configuration: JobConfiguration,
  files?: readonly string[],
): Work {
  const { query, load, extract, copy } = configuration;
  if (query?.useLegacySql === true)
    throw new ApiError("notImplemented", "Legacy SQL is not served: set useLegacySql to false");
  if (query && configuration.dryRun) return () => dryRun(world, project, query);
  if (query)
    return async (id) =>
      sessions.during(project, query, (session) => runQuery(world, { project, id: id(), query, session }));
  if (load)
    return () =>
      runLoad(world, { project, load, files: files ?? (load.sourceUris ?? []).flatMap((uri) => filesOf(world, uri)) });
  if (extract) return () => runExtract(world, project, extract);
  if (copy) return () => runCopy(world, project, copy);
  throw invalid("Required parameter is missing: configuration.query, load, extract or copy");
}
