/** What went wrong with an answer, in words. */
import { HTTPError, TimeoutError } from "ky";
import { complaintIn } from "../../complaint.ts";
import { SourceError } from "../../error.ts";
import type { HttpRequest } from "./options.ts";

export function unavailable(request: HttpRequest, cause: unknown): SourceError {
  if (cause instanceof HTTPError) {
    const { response, data } = cause;
    const [told, complaint] = [wrongStatus(request, response), complaintIn(data)];
    const asked = hint(request, response.status);
    const more =
      asked && complaint !== undefined ? `${asked} It says ${JSON.stringify(complaint)}` : `${says(complaint)}${asked}`;
    return new SourceError("unavailable", `${told}${more}`, cause);
  }
  const why = cause instanceof TimeoutError ? "no answer in time" : reasonOf(cause);
  return new SourceError("unavailable", `${request.label}: ${why}: is the server there?`, cause);
}

/** A part of what was asked for, or none of it, though nobody asked for a part. */
export function refuseOtherStatus(request: HttpRequest, response: Response): void {
  if (response.status === 200 || response.status === 203) return;
  const why = response.status === 206 ? ": that is a part of the data only" : "";
  throw new SourceError("unavailable", `${wrongStatus(request, response)}${why}`);
}

export const says = (complaint: string | undefined): string =>
  complaint === undefined ? "" : `: it says ${JSON.stringify(complaint)}`;

export const cutOff = ({ label }: HttpRequest, tries: number, cause: unknown): SourceError =>
  new SourceError("truncated", `${label}: the answer was cut off ${tries} times: ${reasonOf(cause)}`, cause);

export const tooLate = ({ label }: HttpRequest, milliseconds: number, cause: unknown): SourceError =>
  new SourceError(
    "unavailable",
    `${label}: expected all of it within ${milliseconds / 1000} seconds, and more was to come: raise totalTimeout if that is right`,
    cause,
  );

const wrongStatus = ({ label }: HttpRequest, { status, statusText }: Response): string =>
  `${label}: expected 200, got ${status} ${statusText}`.trimEnd();

const hint = ({ credential }: HttpRequest, status: number): string =>
  credential && (status === 401 || status === 403) ? `: is ${credential} set, and right?` : "";

const reasonOf = (error: unknown): string => {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message ? cause.message : message;
};
