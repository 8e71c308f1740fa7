import { download } from "./download.ts";
import type { HttpRequest } from "./options.ts";
import { downloadPages } from "./pages.ts";

/** All that the address answers, into a file; when it was last changed, where that is said. */
export async function fetchAll(request: HttpRequest, path: string): Promise<Date | undefined> {
  if (!request.pages) return download(request, path);
  await downloadPages(request, request.pages, path);
}
