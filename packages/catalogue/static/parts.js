/* Pieces that pages are made of. */
"use strict";
var Parts = (() => {
  const { html, useState, useEffect, useRef } = htmPreact;
  const { nodes, short } = Graph;
  const to = (...parts) => `#/${parts.map(encodeURIComponent).join("/")}`;
  const count = (n) => (n === null || n === undefined ? "" : n.toLocaleString("en"));
  const spell = (ms) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

  const TableLink = ({ name }) => html`<a href=${to("table", name)}>${short(name)}</a>`;
  const ColumnLink = ({ table, column }) =>
    nodes.has(table)
      ? html`<a href=${to("table", table, column)}>${short(table)}.${column}</a>`
      : html`<span>${short(table)}.${column}</span>`;
  const Status = ({ status }) =>
    status ? html`<span class=${status}>${status.toLowerCase()}</span>` : html`<span class="soft">not run</span>`;
  const Tags = ({ node }) =>
    html`<span
      ><span class="tag">${node.type}</span>${node.tags.map((tag) => html`<span class="tag">${tag}</span>`)}</span
    >`;

  const Bars = ({ profile }) => {
    if (!profile || profile.bars.length === 0) return null;
    const most = Math.max(...profile.bars.map(({ rows }) => rows), 1);
    const said = profile.bars.map(({ from, rows }) => `${from}: ${rows}`).join(", ");
    return html`<div class="bars" role="img" aria-label=${`Values from ${said}`} title=${said}>
      ${profile.bars.map(({ rows }) => html`<i style=${`height:${Math.round((rows / most) * 100)}%`}></i>`)}
    </div>`;
  };

  /** A line through figures, the latest at the right. */
  const Spark = ({ values, label }) => {
    if (values.length < 2) return null;
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const points = values.map(
      (value, at) =>
        `${(at / (values.length - 1)) * 118 + 1},${high === low ? 14 : 27 - ((value - low) / (high - low)) * 26}`,
    );
    return html`<svg class="spark" width="120" height="28" role="img" aria-label=${`${label}: ${values.join(", ")}`}>
      <polyline points=${points.join(" ")} />
    </svg>`;
  };

  const Rows = ({ rows, columns }) => {
    if (rows.length === 0) return null;
    const names = columns ?? Object.keys(rows[0]);
    const cell = (value) =>
      value === null || value === undefined
        ? html`<span class="soft">null</span>`
        : typeof value === "object"
          ? JSON.stringify(value)
          : String(value);
    return html`<div class="wide" tabindex="0">
      <table>
        <thead>
          <tr>
            ${names.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${names.map((name) => html`<td>${cell(row[name])}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  };

  const Code = ({ text }) => html`<pre tabindex="0"><code>${text}</code></pre>`;

  /** One of several texts. */
  const Tabs = ({ texts }) => {
    const names = Object.keys(texts);
    const [chosen, choose] = useState(names[0]);
    const name = names.includes(chosen) ? chosen : names[0];
    if (names.length === 0) return null;
    return html`<div>
      <div class="tools" role="group" aria-label="Which text">
        ${names.map((one) => html`<button aria-pressed=${one === name ? "true" : "false"} onClick=${() => choose(one)}>${one}</button>`)}
      </div>
      <${Code} text=${texts[name]} />
    </div>`;
  };

  /** Drawn with dagre; dragged and zoomed by its view box alone. */
  const Drawing = ({ chosen, here }) => {
    const box = useRef(null);
    const graph = Graph.layout(chosen);
    const { width = 100, height = 100 } = graph.graph();
    const [view, look] = useState(null);
    const whole = { x: 0, y: 0, w: Math.max(width, 10), h: Math.max(height, 10) };
    const at = view ?? whole;
    useEffect(() => look(null), [chosen.map(({ name }) => name).join()]);
    useEffect(() => {
      const element = box.current;
      if (!element) return undefined;
      let grip = null;
      const scale = () => Math.max(at.w / element.clientWidth, at.h / element.clientHeight);
      const down = (event) => (grip = { x: event.clientX, y: event.clientY });
      const move = (event) => {
        if (!grip) return;
        const by = scale();
        look({ ...at, x: at.x - (event.clientX - grip.x) * by, y: at.y - (event.clientY - grip.y) * by });
        grip = { x: event.clientX, y: event.clientY };
      };
      const up = () => (grip = null);
      const wheel = (event) => {
        event.preventDefault();
        const by = event.deltaY > 0 ? 1.15 : 1 / 1.15;
        look({ x: at.x + (at.w * (1 - by)) / 2, y: at.y + (at.h * (1 - by)) / 2, w: at.w * by, h: at.h * by });
      };
      element.addEventListener("pointerdown", down);
      element.addEventListener("pointermove", move);
      element.addEventListener("pointerup", up);
      element.addEventListener("pointerleave", up);
      element.addEventListener("wheel", wheel, { passive: false });
      return () => {
        element.removeEventListener("pointerdown", down);
        element.removeEventListener("pointermove", move);
        element.removeEventListener("pointerup", up);
        element.removeEventListener("pointerleave", up);
        element.removeEventListener("wheel", wheel);
      };
    });
    const line = ({ points }) => points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join(" ");
    return html`<div>
      <div class="tools">
        <button
          onClick=${() => look({ ...at, x: at.x + at.w * 0.1, y: at.y + at.h * 0.1, w: at.w * 0.8, h: at.h * 0.8 })}
        >
          Closer
        </button>
        <button
          onClick=${() => look({ ...at, x: at.x - at.w * 0.125, y: at.y - at.h * 0.125, w: at.w * 1.25, h: at.h * 1.25 })}
        >
          Farther
        </button>
        <button onClick=${() => look(null)}>All of it</button>
        <span class="soft">${chosen.length} tables; drag to move</span>
      </div>
      <div class="graph" ref=${box}>
        <svg viewBox=${`${at.x} ${at.y} ${at.w} ${at.h}`} aria-label="What reads what, from left to right">
          ${graph.edges().map((edge) => html`<path d=${line(graph.edge(edge))} />`)}
          ${graph.nodes().map((name) => {
            const { x, y, width: w, height: h } = graph.node(name);
            const node = nodes.get(name);
            return html`<a href=${to("table", name)} class=${name === here ? "here" : ""}>
              <title>${short(name)}: ${node.description}</title>
              <rect x=${x - w / 2} y=${y - h / 2} width=${w} height=${h} rx="5" />
              <text x=${x - w / 2 + 8} y=${y - 2}>${node.table}</text>
              <text class="kind" x=${x - w / 2 + 8} y=${y + 11}>${node.dataset} · ${node.type}</text>
            </a>`;
          })}
        </svg>
      </div>
    </div>`;
  };

  /** A column's origins, or what is made of it, branch by branch. */
  const Branch = ({ name, way, seen }) => {
    const edges = Graph.edgesOf(name, way);
    if (edges.length === 0) return null;
    return html`<ul class="tree">
      ${edges.map((edge) => {
        const at = `${edge.table}.${edge.column}`;
        const again = seen.includes(at);
        return html`<li>
          <${ColumnLink} ...${edge} />
          <span class="soft">${edge.uses.join(", ")}</span>
          ${again ? null : html`<${Branch} name=${edge} way=${way} seen=${[...seen, at]} />`}
        </li>`;
      })}
    </ul>`;
  };

  return {
    html,
    to,
    count,
    spell,
    TableLink,
    ColumnLink,
    Status,
    Tags,
    Bars,
    Spark,
    Rows,
    Code,
    Tabs,
    Drawing,
    Branch,
  };
})();
