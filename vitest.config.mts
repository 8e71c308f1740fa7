import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    // Most tests wait for a process or a server.
    maxWorkers: 2,
    // For machines under load: no test waits so long, and none measures time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
