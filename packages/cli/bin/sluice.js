#!/usr/bin/env node
import module from "node:module";

const needed = 24;

if (Number.parseInt(process.versions.node, 10) < needed) {
  const advice = "start it as `npx sluice` or `npm run sluice`, which bring their own";
  process.stderr.write(`sluice: expected Node ${needed} or newer, got ${process.version}; ${advice}\n`);
  process.exit(2);
}

module.enableCompileCache();
const { main } = await import("../src/main.ts");
await main(process.argv.slice(2));
