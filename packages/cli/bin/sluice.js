#!/usr/bin/env node
import module from "node:module";

const needed = [22, 16];

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(
    `sluice: expected Node ${needed.join(".")} or newer, got ${process.version}; install a newer one\n`,
  );
  process.exit(2);
}

module.enableCompileCache();
const { main } = await import("../src/main.ts");
await main(process.argv.slice(2));
