/** `npm run bench -- [name …]`: figures, printed; never part of the tests. */
import process from "node:process";

const benches = {
  posts_votes: () => import("./posts_votes.ts"),
  temperatures: () => import("./temperatures.ts"),
  entities: () => import("./entities.ts"),
  tables: () => import("./tables.ts"),
  compile: () => import("./compile.ts"),
  open: () => import("./open.ts"),
  translate: () => import("./translate.ts"),
};
type Name = keyof typeof benches;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`bench: no ${unknown.join(", ")}; expected ${Object.keys(benches).join(", ")}`);
  process.exitCode = 2;
} else {
  for (const name of (wanted.length > 0 ? wanted : Object.keys(benches)) as Name[]) {
    console.log(`\n${name}`);
    await (await benches[name]()).bench();
  }
}
