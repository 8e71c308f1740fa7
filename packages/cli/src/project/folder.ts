/** The project's folder: the one named, else the nearest one above that has a project. */
import { join, relative, resolve } from "node:path";
import { isProject } from "@sluice/graph/is-project";
import { Argument, Option } from "commander";

const words = "the project's folder";

/** `[dir]`: without it the project is looked for from here up. */
export const folderArgument = (): Argument => new Argument("[dir]", words).default(nearestProject(), "here, or above");

/** `--project <dir>`, likewise. */
export const folderOption = (description = words): Option =>
  new Option("--project <dir>", description).default(nearestProject(), "here, or above");

/** Relative, as people type it; this folder where there is none above. */
function nearestProject(from = "."): string {
  if (isProject(from)) return from;
  const above = join(from, "..");
  return resolve(above) === resolve(from) ? "." : nearestProject(above);
}

/** A path given on the command line, as the project sees it. */
export const fromHere = (path: string, dir: string): string =>
  resolve(dir) === resolve(".") ? path : relative(resolve(dir), resolve(path));

/** A warehouse's address whose path is relative to the project. */
export function addressIn(dir: string, url: string): string {
  const [, scheme, place] = /^([a-z]+:)([^/:].*)$/s.exec(url) ?? [];
  return scheme === undefined || place === undefined || dir === "." ? url : `${scheme}${join(dir, place)}`;
}
