import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SourceError } from "../error.ts";
import { file } from "../file/index.ts";
import type { Definition, Opened, Source, SourceContext } from "../source.ts";
import { download, label, type Request } from "./download.ts";
import { downloadPages, type Pages } from "./pages.ts";

export interface HttpOptions extends Omit<Request, "url" | "signal"> {
  readonly pages?: Pages;
}

/** What an address answers to GET, in any format that `file` reads. The whole answer is there before any of it is loaded. */
export function http(definition: Definition, url: string): Source {
  const where = label(url);
  return { definition, where, open: (context) => open(definition, url, where, context) };
}

async function open(definition: Definition, url: string, where: string, context: SourceContext): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), "sluice-http-"));
  const path = join(folder, definition.name);
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    await fetched(definition, { ...definition.request, url, signal: context.signal }, path);
    const { records: _, ...flat } = definition;
    const opened = await file(definition.request?.pages ? flat : definition, path).open(context);
    const closeAll = async () => {
      await opened.close?.();
      await close();
    };
    return { ...opened, from: where, delivery: named(opened.delivery, path, where), close: closeAll };
  } catch (error) {
    await close();
    throw inItsName(error, path, where);
  }
}

const fetched = (definition: Definition, { pages, ...request }: HttpOptions & Request, path: string): Promise<void> =>
  pages ? downloadPages(request, pages, definition.records, path) : download(request, path);

/** Errors name the address, not the temporary file. */
function named(delivery: Opened["delivery"], path: string, where: string): Opened["delivery"] {
  async function* batches() {
    try {
      yield* delivery.batches();
    } catch (error) {
      throw inItsName(error, path, where);
    }
  }
  return { ...delivery, batches };
}

const inItsName = (error: unknown, path: string, where: string): unknown =>
  error instanceof SourceError
    ? new SourceError(error.reason, error.message.replaceAll(path, where), error.cause)
    : error;
