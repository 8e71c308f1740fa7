/**
 * `npm run build`: the one package that others install, `sluice`, below target/package, and as a tarball beside it. In this repository
 * the TypeScript runs as it is; there, every package of packages/ is JavaScript below dist/, and its imports are paths.
 */
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { execFileSync } from "node:child_process";
import { transformSync } from "esbuild";
import { manifest, type Manifest } from "./manifest.ts";
import { rewritten } from "./rewrite.ts";

const root = resolve(import.meta.dirname, "../../..");
const target = join(root, "target", "package");

function build(): string {
  rmSync(target, { recursive: true, force: true });
  const packages = globSync("packages/*/package.json", { cwd: root }).map((path) => dirname(path).split("/")[1] ?? "");
  for (const name of packages) buildPackage(name);
  writeJson(join(target, "package.json"), manifest(root, packages));
  cpSync(join(root, "LICENSE"), join(target, "LICENSE"));
  cpSync(join(root, "README.md"), join(target, "README.md"));
  return pack();
}

/** Sources to JavaScript, declarations beside them, all else as it is. */
function buildPackage(name: string): void {
  const from = join(root, "packages", name);
  const to = join(target, "dist", name);
  for (const path of globSync("{src,bin,static}/**/*.*", { cwd: from })) {
    if (path.endsWith(".ts")) compile(join(from, path), join(to, path.replace(/\.ts$/, ".js")), name);
    else copy(join(from, path), join(to, path), name);
  }
  const types = join(from, ".types");
  for (const path of globSync("**/*.d.ts", { cwd: types })) copy(join(types, path), join(to, "src", path), name);
  const { version, dependencies } = readManifest(join(from, "package.json"));
  writeJson(join(to, "package.json"), { type: "module", private: true, version, dependencies });
}

function compile(from: string, to: string, own: string): void {
  const text = rewritten(readFileSync(from, "utf8"), relative(join(target, "dist"), to), { own, root });
  const { code, map } = transformSync(text, {
    loader: "ts",
    target: "node22",
    format: "esm",
    sourcemap: "external",
    sourcefile: relative(root, from),
  });
  write(to, `${code}//# sourceMappingURL=${to.split("/").at(-1)}.map\n`);
  write(`${to}.map`, map);
}

function copy(from: string, to: string, own: string): void {
  if (!/\.(js|d\.ts)$/.test(from)) {
    mkdirSync(dirname(to), { recursive: true });
    cpSync(from, to);
    return;
  }
  write(to, rewritten(readFileSync(from, "utf8"), relative(join(target, "dist"), to), { own, root }));
}

function pack(): string {
  const said = execFileSync("npm", ["pack", "--json", "--pack-destination", join(root, "target")], { cwd: target });
  const [packed] = JSON.parse(said.toString()) as readonly { readonly filename: string }[];
  return join("target", packed?.filename ?? "");
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

const writeJson = (path: string, value: unknown): void => write(path, `${JSON.stringify(value, null, 2)}\n`);
const readManifest = (path: string): Manifest => JSON.parse(readFileSync(path, "utf8")) as Manifest;

if (!existsSync(join(root, "packages", "cli", ".types")))
  execFileSync("npx", ["tsc", "-b"], { cwd: root, stdio: "inherit" });
console.log(build());
