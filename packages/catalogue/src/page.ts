/** The site: one file that needs no server and no network. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { CatalogueData } from "./data/schema.ts";

const require = createRequire(import.meta.url);

/** Preact with its template tag, and dagre: each puts one name into the page. */
const libraries: readonly (readonly [name: string, file: string])[] = [
  ["htm", "preact/standalone.umd.js"],
  ["@dagrejs/dagre", "dist/dagre.min.js"],
];

/** A file of a package, whatever its exports say. */
function fileIn([name, file]: readonly [name: string, file: string]): string {
  const entry = require.resolve(name);
  const mark = `/node_modules/${name}/`;
  const root = entry.slice(0, entry.lastIndexOf(mark) + mark.length);
  return readFileSync(`${root}${file}`, "utf8");
}

const own = (name: string): string => readFileSync(new URL(`../static/${name}`, import.meta.url), "utf8");

/** HTML. Nothing of the data is ever run: it is read as JSON, and shown as text. */
export function cataloguePage(data: CatalogueData): string {
  const scripts = [...libraries.map(fileIn), own("graph.js"), own("parts.js"), own("pages.js"), own("app.js")];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<title>${escaped(data.project)}: catalogue</title>
<style>${own("style.css")}</style>
</head>
<body>
<div id="app"><noscript>This page draws itself with JavaScript, which is switched off here.</noscript></div>
<script type="application/json" id="data">${inScript(JSON.stringify(data))}</script>
${scripts.map((code) => `<script>${code.replaceAll("</script", "<\\/script").replace(/\n?\/\/# sourceMappingURL=.*/g, "")}</script>`).join("\n")}
</body>
</html>
`;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** What would end the script, or begin a comment in it, is written otherwise: the same JSON. */
const inScript = (json: string): string =>
  json.replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
