import type { ConfigModule } from "./config/index.ts";

export type { Config, ExportConfig, PipelineConfig } from "./config/index.ts";

/** For `sluice.config.ts`: `export default defineConfig({ … })`, or a function of `{ env }` that returns the same. */
export const defineConfig = (config: ConfigModule): ConfigModule => config;
