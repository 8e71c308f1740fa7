import { type Action, inOrder, targetName } from "@sluice/graph";
import { anchor, escape } from "./html.ts";

const box = { width: 190, height: 24, right: 50, below: 8 };

/** The graph as SVG: what reads stands to the right of what it reads. Assertions are left out: each belongs to its table. */
export function drawing(all: readonly Action[]): string {
  const actions = inOrder(all.filter(({ type }) => type !== "assertion"));
  const places = placesOf(actions);
  const width = Math.max(0, ...[...places.values()].map(({ x }) => x)) + box.width + 10;
  const height = Math.max(0, ...[...places.values()].map(({ y }) => y)) + box.height + 10;
  const lines = actions.flatMap((action) => linesTo(action, places));
  const boxes = actions.flatMap((action) => boxOf(action, places.get(action.name)));
  return `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${lines.join("")}${boxes.join("")}</svg>`;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A column is the length of the longest way to an action. */
function placesOf(actions: readonly Action[]): Map<string, Place> {
  const columns = new Map<string, number>();
  const filled = new Map<number, number>();
  return new Map(
    actions.map(({ name, dependencies }) => {
      const column = Math.max(-1, ...dependencies.map((target) => columns.get(targetName(target)) ?? -1)) + 1;
      const row = filled.get(column) ?? 0;
      columns.set(name, column);
      filled.set(column, row + 1);
      return [name, { x: 5 + column * (box.width + box.right), y: 5 + row * (box.height + box.below) }];
    }),
  );
}

function linesTo({ name, dependencies }: Action, places: ReadonlyMap<string, Place>): string[] {
  const to = places.get(name);
  if (to === undefined) return [];
  return dependencies.flatMap((target) => {
    const from = places.get(targetName(target));
    if (from === undefined) return [];
    const [x, y, endY] = [from.x + box.width, from.y + box.height / 2, to.y + box.height / 2];
    const bend = (to.x - x) / 2;
    return [`<path d="M${x} ${y} C${x + bend} ${y} ${to.x - bend} ${endY} ${to.x} ${endY}"/>`];
  });
}

function boxOf({ name, target }: Action, place: Place | undefined): string[] {
  if (place === undefined) return [];
  const { x, y } = place;
  const text = target.name.length > 27 ? `${target.name.slice(0, 26)}…` : target.name;
  const shape = `<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="4"/>`;
  const label = `<text x="${x + 6}" y="${y + 16}">${escape(text)}</text>`;
  return [`<a href="#${anchor(name)}"><title>${escape(name)}</title>${shape}${label}</a>`];
}
