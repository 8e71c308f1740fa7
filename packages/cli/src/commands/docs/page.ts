import { type Action, targetName } from "@sluice/graph";
import type { ActionResult, RunResult } from "@sluice/runner";
import { spell } from "../../words/duration.ts";
import { drawing } from "./drawing.ts";
import { anchor, escape, link, script, style } from "./html.ts";

/** One page that needs nothing else: the graph, and for each action what it is, what it reads and how it last went. */
export function page(actions: readonly Action[], last: RunResult | undefined): string {
  const results = new Map((last?.actions ?? []).map((result) => [targetName(result.target), result]));
  const readers = readersOf(actions);
  const groups = Map.groupBy(actions, ({ target }) => target.schema ?? "");
  const sections = [...groups].map(([schema, members]) => {
    const entries = members.map((action) => entry(action, readers.get(action.name) ?? [], results.get(action.name)));
    return `<h2>${escape(schema)}</h2>\n${entries.join("\n")}`;
  });
  const ran = last === undefined ? "not run yet" : `last run ${last.status} at ${last.startedAt} on ${last.warehouse}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Catalogue</title>
<style>${style}</style></head>
<body><h1>Catalogue</h1><p>${actions.length} actions, ${escape(ran)}</p>
<div class="drawing">${drawing(actions)}</div>
<input type="search" placeholder="Filter by any word" aria-label="Filter">
${sections.join("\n")}
<script>${script}</script></body></html>
`;
}

function readersOf(actions: readonly Action[]): Map<string, string[]> {
  const pairs = actions.flatMap(({ name, dependencies }) =>
    dependencies.map((target) => ({ read: targetName(target), name })),
  );
  return new Map([...Map.groupBy(pairs, ({ read }) => read)].map(([read, all]) => [read, all.map(({ name }) => name)]));
}

function entry(action: Action, readers: readonly string[], result: ActionResult | undefined): string {
  const { name, type, tags, fileName, dependencies, raw } = action;
  const labels = tags.map((tag) => `<span class="tag">${escape(tag)}</span>`).join("");
  const parts = [
    paragraph(raw.actionDescriptor?.description ?? ""),
    columns(action),
    names("Reads", dependencies.map(targetName)),
    names("Read by", readers),
    result === undefined ? "" : `<p>${outcome(result)}</p>`,
    sql(action),
    `<p><code>${escape(fileName)}</code></p>`,
  ];
  return `<details id="${anchor(name)}"><summary><b>${escape(action.target.name)}</b><span class="type">${type}</span>${labels}</summary>
${parts.filter(Boolean).join("\n")}</details>`;
}

const paragraph = (text: string): string => (text === "" ? "" : `<p>${escape(text)}</p>`);

const names = (title: string, all: readonly string[]): string =>
  all.length === 0 ? "" : `<p>${title}: ${all.map((name) => link(name)).join(", ")}</p>`;

function columns({ raw }: Action): string {
  const rows = (raw.actionDescriptor?.columns ?? []).map(
    ({ path, description = "" }) =>
      `<tr><td><code>${escape(path.join("."))}</code></td><td>${escape(description)}</td></tr>`,
  );
  return rows.length === 0 ? "" : `<table>${rows.join("")}</table>`;
}

function outcome({ status, rows, durationMs, error }: ActionResult): string {
  const counted = rows === null ? "" : `, ${rows.toLocaleString("en")} rows`;
  return `<span class="${status}">${status}</span>${counted}, ${spell(durationMs)}${error === null ? "" : `: ${escape(error)}`}`;
}

function sql({ raw }: Action): string {
  const queries = "query" in raw ? [raw.query ?? ""] : "queries" in raw ? (raw.queries ?? []) : [];
  const text = queries.join("\n;\n").trim();
  return text === "" ? "" : `<pre><code>${escape(text)}</code></pre>`;
}
