/** What an XML file is, by how it begins. */

export interface Shape {
  readonly root: string;
  /** The root's first element; none where it is empty. */
  readonly first: string | undefined;
}

const NAME = String.raw`[\p{L}_:][\p{L}\p{N}_:.-]*`;
const ASIDE = String.raw`(?:\s+|<\?[^]*?\?>|<!--[^]*?-->)*`;
const DOCTYPE = String.raw`(?:<!DOCTYPE[^\[>]*(?:\[[^\]]*\])?\s*>)?`;
const TAG = String.raw`<(?<root>${NAME})(?:\s[^<>]*)?(?<closed>/)?>`;
const beginning = new RegExp(`^${ASIDE}${DOCTYPE}${ASIDE}${TAG}(?:${ASIDE}<(?<first>/?${NAME}))?`, "u");

/** Undefined where it is no XML as far as can be seen. */
export function shapeOf(text: string): Shape | undefined {
  const { root, closed, first } = beginning.exec(text)?.groups ?? {};
  if (root === undefined || root.toLowerCase() === "html") return undefined;
  return { root, first: closed || first?.startsWith("/") ? undefined : first };
}

/** Rows in one root; or none in it. */
export function isRows(text: string): boolean {
  const shape = shapeOf(text);
  return shape !== undefined && (shape.first === "row" || isEmpty(shape, text));
}

const isEmpty = ({ root, first }: Shape, text: string): boolean =>
  first === undefined && (/\/>\s*$/.test(text) || text.trimEnd().endsWith(`</${root}>`));

export const known = '<row Id="1" …/> elements in one root';

/** For who brought XML that is not rows. */
export function seenIn(text: string): string {
  const shape = shapeOf(text);
  if (!shape) return "looks like HTML or XML";
  return `is XML, <${shape.root}> with ${shape.first ? `<${shape.first}>` : "no element"}; of XML, ${known} are known`;
}
