import { readFile, stat } from "node:fs/promises";
import { complaintOf } from "../../complaint.ts";
import { SourceError } from "../../error.ts";
import { download } from "./download.ts";
import { says, tooLate } from "./failures.ts";
import type { HttpRequest } from "./options.ts";
import { downloadPages } from "./pages.ts";

const HALF_AN_HOUR = 30 * 60_000;
const LARGE = 1 << 16;

/** All that the address answers, into a file; when it was last changed, where that is said. */
export async function fetchAll(request: HttpRequest, path: string): Promise<Date | undefined> {
  const { totalTimeout = HALF_AN_HOUR, signal } = request;
  const late = AbortSignal.timeout(totalTimeout);
  try {
    return await fetchInTime({ ...request, signal: signal ? AbortSignal.any([signal, late]) : late }, path);
  } catch (cause) {
    throw late.aborted && !signal?.aborted ? tooLate(request, totalTimeout, cause) : cause;
  }
}

async function fetchInTime(request: HttpRequest, path: string): Promise<Date | undefined> {
  if (request.pages) {
    await downloadPages(request, request.pages, path);
    return undefined;
  }
  const changedAt = await download(request, path);
  await refuseComplaint(request, path);
  return changedAt;
}

/** Some say what is wrong with a status of 200. Of a large answer that is not to be feared. */
async function refuseComplaint({ label, key }: HttpRequest, path: string): Promise<void> {
  if ((await stat(path)).size > LARGE) return;
  const complaint = complaintOf(await readFile(path, "utf8"), key);
  if (complaint !== undefined)
    throw new SourceError("unavailable", `${label}: expected data, got an error${says(complaint)}`);
}
