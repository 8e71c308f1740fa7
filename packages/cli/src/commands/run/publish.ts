import type { Sending } from "../../exports/send.ts";
import type { Build } from "./request.ts";

/** Sends out what the pipelines of these tags publish, once all of it is built and checked. */
export async function publish({ project, flags, output, warehouse }: Build): Promise<Sending> {
  const { pipelines, exports } = project.config;
  const own = Object.entries(pipelines).filter(([name, { tag = name }]) => flags.tags?.includes(tag));
  const names = new Set(own.flatMap(([, pipeline]) => pipeline.exports ?? []));
  const chosen = Object.entries(exports)
    .filter(([name]) => names.has(name))
    .flatMap(([name, sent]) => [sent].flat().map((one) => [name, one] as const));
  if (chosen.length === 0 || flags.export === false) return { sent: [], failed: 0 };
  const { exportMarts } = await import("../../exports/send.ts");
  return exportMarts({ chosen, project, warehouse, output, lenient: true });
}
