/* The catalogue as a graph: what reads what, and which column is made of which. */
"use strict";
var Graph = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const nodes = new Map(data.nodes.map((node) => [node.name, node]));
  const short = (name) => {
    const node = nodes.get(name);
    return node ? `${node.dataset}.${node.table}` : name;
  };
  const key = (table, column) => `${table}\u0000${column.toLowerCase()}`;
  const into = new Map();
  const outOf = new Map();
  const put = (map, at, value) => (map.has(at) ? map.get(at).push(value) : map.set(at, [value]));
  for (const [fromTable, fromColumn, toTable, toColumn, use] of data.lineage) {
    const edge = { from: { table: fromTable, column: fromColumn }, to: { table: toTable, column: toColumn }, use };
    put(into, key(toTable, toColumn), edge);
    put(outOf, key(fromTable, fromColumn), edge);
  }
  /** Edges of a column, those of one neighbour together. */
  const edgesOf = (name, way) => {
    const found = (way === "up" ? into : outOf).get(key(name.table, name.column)) ?? [];
    const groups = new Map();
    for (const edge of found) {
      const other = way === "up" ? edge.from : edge.to;
      const at = key(other.table, other.column);
      const group = groups.get(at) ?? { ...other, uses: [] };
      if (!group.uses.includes(edge.use)) group.uses.push(edge.use);
      groups.set(at, group);
    }
    return [...groups.values()];
  };
  const isDrawn = (node) => !["assertion", "test"].includes(node.type);
  const drawn = data.nodes.filter(isDrawn);
  const exportsOf = new Map();
  for (const node of drawn.filter(({ type }) => type === "export"))
    for (const read of node.reads) {
      const found = drawn.find((other) => other.name === read || short(other.name) === read || other.table === read);
      if (found) put(exportsOf, found.name, node.name);
    }
  const readsOf = (node) =>
    node.type === "export"
      ? [...exportsOf].filter(([, names]) => names.includes(node.name)).map(([name]) => name)
      : node.reads.filter((name) => nodes.has(name) && isDrawn(nodes.get(name)));
  const readersOf = (node) => [
    ...node.readBy.filter((name) => nodes.has(name) && isDrawn(nodes.get(name))),
    ...(exportsOf.get(node.name) ?? []),
  ];
  /** A node, and all that it is made of or that is made of it. */
  const around = (name) => {
    const found = new Set([name]);
    for (const step of [readsOf, readersOf])
      for (let row = [name]; row.length > 0;) {
        const next = row
          .flatMap((one) => (nodes.has(one) ? step(nodes.get(one)) : []))
          .filter((one) => !found.has(one));
        next.forEach((one) => found.add(one));
        row = [...new Set(next)];
      }
    return found;
  };
  /** Places by dagre: from left to right. */
  const layout = (chosen) => {
    const graph = new dagre.graphlib.Graph().setGraph({
      rankdir: "LR",
      nodesep: 10,
      ranksep: 60,
      marginx: 12,
      marginy: 12,
    });
    graph.setDefaultEdgeLabel(() => ({}));
    for (const node of chosen)
      graph.setNode(node.name, {
        width: Math.min(
          280,
          20 + Math.max(node.table.length * 6.9, (node.dataset.length + node.type.length + 3) * 5.6),
        ),
        height: 34,
      });
    const names = new Set(chosen.map(({ name }) => name));
    for (const node of chosen) for (const read of readsOf(node)) if (names.has(read)) graph.setEdge(read, node.name);
    dagre.layout(graph);
    return graph;
  };
  /** Words found in names, columns and descriptions; the best first. */
  const search = (text) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const score = (node) => {
      let total = 0;
      for (const word of words) {
        const inName = node.table.toLowerCase().includes(word) ? 8 : node.name.toLowerCase().includes(word) ? 5 : 0;
        const columns = node.columns.filter((one) => one.name.toLowerCase().includes(word)).length;
        const inText =
          `${node.description} ${node.columns.map((one) => one.description).join(" ")} ${node.tags.join(" ")}`
            .toLowerCase()
            .includes(word)
            ? 1
            : 0;
        const all = inName + Math.min(columns, 3) * 2 + inText;
        if (all === 0) return 0;
        total += all;
      }
      return total;
    };
    return data.nodes
      .map((node) => ({
        node,
        score: score(node),
        columns: node.columns.filter((one) => words.some((word) => one.name.toLowerCase().includes(word))),
      }))
      .filter((found) => found.score > 0)
      .toSorted((a, b) => b.score - a.score || (a.node.name < b.node.name ? -1 : 1));
  };
  return { data, nodes, drawn, short, edgesOf, readsOf, readersOf, around, layout, search };
})();
