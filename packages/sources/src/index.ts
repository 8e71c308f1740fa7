export { SourceError, type SourceReason } from "./error.ts";
export type { Definition, LoadReport, Opened, Reject, Source, SourceContext } from "./source.ts";
export { file } from "./file/index.ts";
export { http, type HttpOptions } from "./http/index.ts";
export type { Fields, Refinement } from "./refine.ts";
export { deliver } from "./file/deliver.ts";
export { loadSource, loadSources } from "./load.ts";
export { refuseUnexpected, type Candidate } from "./expect.ts";
export { sourceFrom } from "./where.ts";
