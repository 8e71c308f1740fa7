/* The pages. */
"use strict";
var Pages = (() => {
  const { html, to, count, spell, TableLink, Status, Tags, Bars, Spark, Rows, Tabs, Drawing, Branch, ColumnLink } =
    Parts;
  const { useState } = htmPreact;
  const { data, nodes, drawn, short } = Graph;

  const groups = (list, of) => [...Map.groupBy(list, of)];
  const order = ["sources", "staging", "intermediate", "marts", "exports"];
  const place = (layer) => (order.includes(layer) ? order.indexOf(layer) : order.length);

  const Start = () => {
    const last = data.runs.at(-1);
    const layers = groups(drawn, ({ layer }) => layer).toSorted(([a], [b]) => place(a) - place(b));
    const bad = data.health.filter(({ kind }) => kind === "failed").length;
    return html`<div>
      <h1>${data.project}</h1>
      <p class="soft">
        ${data.warehouse ? `Built on ${data.warehouse}. ` : "Read without a warehouse. "}${last ? `Last run ${last.startedAt.slice(0, 16).replace("T", " ")}.` : "Not run yet."}
      </p>
      <div class="figures">
        <div><b>${drawn.filter(({ type }) => type !== "export").length}</b><span class="soft">tables</span></div>
        <div>
          <b>${data.nodes.filter(({ type }) => type === "assertion").length}</b><span class="soft">assertions</span>
        </div>
        <div><b>${data.nodes.filter(({ type }) => type === "test").length}</b><span class="soft">unit tests</span></div>
        <div>
          <b class=${bad > 0 ? "bad" : data.health.length > 0 ? "warn" : "good"}>${data.health.length}</b
          ><a href=${to("health")}>findings</a>
        </div>
      </div>
      ${layers.map(
        ([layer, members]) =>
          html`<section>
            <h2>${layer}</h2>
            <div class="cards">
              ${members.map(
                (node) =>
                  html`<div class="card">
                    <b><a href=${to("table", node.name)}>${node.table}</a></b
                    ><${Tags} node=${node} />
                    <p>${node.description}</p>
                    <span class="soft">${node.rows === null ? "" : `${count(node.rows)} rows`}</span>
                  </div>`,
              )}
            </div>
          </section>`,
      )}
    </div>`;
  };

  const Found = ({ text }) => {
    const found = Graph.search(text);
    return html`<div>
      <h1>${found.length} found</h1>
      <p class="soft">for “${text}”, in names, columns, descriptions and tags</p>
      ${found.slice(0, 200).map(
        ({ node, columns }) =>
          html`<p>
            <b><${TableLink} name=${node.name} /></b>${" "}<${Tags} node=${node} /><br />${node.description}
            ${columns.length > 0 ? html`<br /><span class="soft">columns: ${columns.map((one, i) => html`${i > 0 ? ", " : ""}<${ColumnLink} table=${node.name} column=${one.name} />`)}</span>` : null}
          </p>`,
      )}
    </div>`;
  };

  const Columns = ({ node, chosen }) =>
    html`<div class="wide" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">column</th>
            <th scope="col">type</th>
            <th scope="col">what it is</th>
            <th scope="col" class="number">nulls</th>
            <th scope="col" class="number">distinct</th>
            <th scope="col">least</th>
            <th scope="col">greatest</th>
            <th scope="col">values</th>
          </tr>
        </thead>
        <tbody>
          ${node.columns.map(
            (one) =>
              html`<tr id=${`column-${one.name}`} aria-current=${one.name === chosen ? "true" : undefined}>
                <td>
                  <a href=${to("table", node.name, one.name)}
                    ><code>${one.name === chosen ? html`<mark>${one.name}</mark>` : one.name}</code></a
                  >
                </td>
                <td><code>${one.type ?? "?"}</code></td>
                <td>
                  ${one.description || html`<span class="soft">not described</span>`}${one.inheritedFrom ? html`<br /><span class="soft">as ${short(one.inheritedFrom.split(".").slice(0, -1).join("."))} says</span>` : null}
                </td>
                <td class="number">${count(one.profile?.nulls)}</td>
                <td class="number">${count(one.profile?.distinct)}</td>
                <td>${one.profile?.min ?? ""}</td>
                <td>${one.profile?.max ?? ""}</td>
                <td><${Bars} profile=${one.profile} /></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;

  const Names = ({ title, names }) =>
    names.length === 0
      ? null
      : html`<p>
          <span class="soft">${title} </span
          >${names.map((name, i) => html`${i > 0 ? ", " : ""}<${TableLink} name=${name} />`)}
        </p>`;

  const Checks = ({ node }) =>
    node.checks.length === 0
      ? null
      : html`<section>
          <h2>Assertions</h2>
          ${node.checks.map(
            (one) =>
              html`<div>
                <p>
                  <${Status} status=${one.status} />
                  <a href=${to("table", one.name)}>${short(one.name)}</a
                  >${one.rows ? html` <span class="soft">${count(one.rows)} rows</span>` : null}
                </p>
                <${Rows} rows=${one.failing} />
              </div>`,
          )}
        </section>`;

  const Keys = ({ node }) => {
    const referring = data.nodes.filter((other) => other.references.some(({ table }) => table === node.table));
    if (node.primaryKey.length === 0 && node.references.length === 0 && referring.length === 0) return null;
    return html`<section>
      <h2>Keys</h2>
      ${node.primaryKey.length > 0 ? html`<p>A row is named by <code>${node.primaryKey.join(", ")}</code>.</p>` : null}
      <ul class="plain">
        ${node.references.map(({ column, table }) => html`<li><code>${column}</code> → ${table}</li>`)}
        ${referring.map((other) => html`<li>referred to by <${TableLink} name=${other.name} /></li>`)}
      </ul>
    </section>`;
  };

  const Past = ({ node }) => {
    const seen = data.runs.map((run) => run.actions.find(({ name }) => name === node.name)).filter(Boolean);
    if (seen.length < 2) return null;
    return html`<section>
      <h2>The last ${seen.length} runs</h2>
      <div class="figures">
        <div>
          <${Spark} values=${seen.map(({ durationMs }) => Math.round(durationMs))} label="milliseconds" /><span
            class="soft"
            >time, ${spell(seen.at(-1).durationMs)} at last</span
          >
        </div>
        ${seen.at(-1).rows === null ? null : html`<div><${Spark} values=${seen.map(({ rows }) => rows ?? 0)} label="rows" /><span class="soft">rows, ${count(seen.at(-1).rows)} at last</span></div>`}
      </div>
    </section>`;
  };

  const Table = ({ name, column }) => {
    const node = nodes.get(name);
    if (!node) return html`<h1>No table ${name}</h1>`;
    const texts = { ...(node.source ? { [node.fileName.split("/").at(-1)]: node.source } : {}), ...node.sql };
    const near = [...new Set([...Graph.readsOf(node), name, ...Graph.readersOf(node)])]
      .map((one) => nodes.get(one))
      .filter(Boolean);
    const chosen = node.columns.find((one) => one.name === column);
    return html`<article>
      <h1>${short(name)}</h1>
      <p><${Tags} node=${node} />${" "}<span class="soft">${node.fileName}</span></p>
      <p>${node.description || html`<span class="soft">not described</span>`}</p>
      <div class="figures">
        <div>
          <b><${Status} status=${node.status} /></b><span class="soft">last run</span>
        </div>
        ${node.rows === null ? null : html`<div><b>${count(node.rows)}</b><span class="soft">rows</span></div>`}
        ${node.loadedAt === null ? null : html`<div><b>${String(node.loadedAt).slice(0, 16).replace("T", " ")}</b><span class="soft">newest row loaded</span></div>`}
      </div>
      ${node.error ? html`<p class="bad">${node.error}</p>` : null}
      <${Names} title="Reads" names=${Graph.readsOf(node)} /><${Names} title="Read by" names=${Graph.readersOf(node)} />
      ${
        node.columns.length > 0
          ? html`<section>
              <h2>Columns</h2>
              <${Columns} node=${node} chosen=${column} />
            </section>`
          : null
      }
      ${
        chosen
          ? html`<section id="lineage">
              <h2>Where ${chosen.name} comes from</h2>
              <${Branch} name=${{ table: name, column: chosen.name }} way="up" seen=${[]} />
              ${Graph.edgesOf({ table: name, column: chosen.name }, "up").length === 0 ? html`<p class="soft">From outside: it is read, not made.</p>` : null}
              <h2>What is made of it</h2>
              <${Branch} name=${{ table: name, column: chosen.name }} way="down" seen=${[]} />
              ${Graph.edgesOf({ table: name, column: chosen.name }, "down").length === 0 ? html`<p class="soft">Nothing in this project.</p>` : null}
            </section>`
          : null
      }
      <${Checks} node=${node} /><${Keys} node=${node} /><${Past} node=${node} />
      ${
        near.length > 1
          ? html`<section>
              <h2>Around it</h2>
              <${Drawing} chosen=${near} here=${name} />
              <p><a href=${to("lineage", name)}>All that it is made of, and all that is made of it</a></p>
            </section>`
          : null
      }
      ${
        node.sample.length > 0
          ? html`<section>
              <h2>Rows</h2>
              <${Rows} rows=${node.sample} />
            </section>`
          : null
      }
      <section>
        <h2>How it is made</h2>
        <${Tabs} texts=${texts} />
      </section>
    </article>`;
  };

  const Lineage = ({ name }) => {
    const [layer, setLayer] = useState("");
    const [tag, setTag] = useState("");
    const names = name ? Graph.around(name) : null;
    const chosen = drawn.filter(
      (node) =>
        (!names || names.has(node.name)) &&
        (layer === "" || node.layer === layer) &&
        (tag === "" || node.tags.includes(tag)),
    );
    const layers = [...new Set(drawn.map((node) => node.layer))];
    const tags = [...new Set(drawn.flatMap((node) => node.tags))].toSorted();
    const choice = (label, value, set, options) =>
      html`<label
        >${label}
        <select value=${value} onChange=${(event) => set(event.target.value)}>
          <option value="">all</option>
          ${options.map((one) => html`<option value=${one}>${one}</option>`)}
        </select></label
      >`;
    return html`<div>
      <h1>${name ? `Around ${short(name)}` : "What reads what"}</h1>
      <div class="tools">
        ${choice("Layer", layer, setLayer, layers)}${choice("Tag", tag, setTag, tags)}${name ? html`<a href=${to("lineage")}>all tables</a>` : null}
      </div>
      <${Drawing} chosen=${chosen} here=${name} />
    </div>`;
  };

  const titles = {
    failed: "Failed",
    warned: "Warns",
    skipped: "Skipped",
    stale: "Old",
    rejects: "Rejected records",
    orphan: "Tables that no model makes",
  };
  const Health = () => {
    const runs = data.runs.slice(-30);
    const slow = (data.runs.at(-1)?.actions ?? []).toSorted((a, b) => b.durationMs - a.durationMs).slice(0, 10);
    const most = Math.max(...slow.map(({ durationMs }) => durationMs), 1);
    const known = (name) => data.nodes.find((node) => `${node.dataset}.${node.table}` === name)?.name;
    return html`<div>
      <h1>Health</h1>
      ${data.health.length === 0 ? html`<p class="good">Nothing failed, nothing warns, nothing is old.</p>` : null}
      ${groups(data.health, ({ kind }) => kind).map(
        ([kind, all]) =>
          html`<section>
            <h2 class=${kind}>${titles[kind]} (${all.length})</h2>
            ${all.map(({ name, says }) => html`<p>${known(name) ? html`<${TableLink} name=${known(name)} />` : html`<b>${name}</b>`}${" "}${says}</p>`)}
          </section>`,
      )}
      ${
        runs.length > 1
          ? html`<section>
              <h2>Runs</h2>
              <${Spark}
                values=${runs.map(({ durationMs }) => Math.round(durationMs))}
                label="milliseconds of each run"
              />
              <div class="wide" tabindex="0">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">started</th>
                      <th scope="col">result</th>
                      <th scope="col" class="number">time</th>
                      <th scope="col" class="number">actions</th>
                      <th scope="col">warehouse</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${runs.toReversed().map(
                      (run) =>
                        html`<tr>
                          <td>${run.startedAt.slice(0, 19).replace("T", " ")}</td>
                          <td><${Status} status=${run.status} /></td>
                          <td class="number">${spell(run.durationMs)}</td>
                          <td class="number">${run.actions.length}</td>
                          <td>${run.warehouse}</td>
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </div>
            </section>`
          : null
      }
      ${
        slow.length > 0
          ? html`<section>
              <h2>Slowest at the last run</h2>
              <div class="wide" tabindex="0">
                <table>
                  <tbody>
                    ${slow.map(
                      ({ name, durationMs }) =>
                        html`<tr>
                          <td>${nodes.has(name) ? html`<${TableLink} name=${name} />` : name}</td>
                          <td class="number">${spell(durationMs)}</td>
                          <td style="width:40%">
                            <div
                              role="presentation"
                              style=${`height:10px;background:var(--accent);width:${Math.max(1, (durationMs / most) * 100)}%`}
                            ></div>
                          </td>
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </div>
            </section>`
          : null
      }
    </div>`;
  };

  return { Start, Found, Table, Lineage, Health };
})();
