/** The one place where secrets are taken out of what exports say and throw. */
import { hideSecrets } from "@sluice/engines/secrets";
import { ExportError } from "./error.ts";

/** What must not be said: addresses as they were given, and keys beside them. */
export interface Secrets {
  readonly addresses: readonly (string | undefined)[];
  readonly keys?: readonly (string | undefined)[];
}

/** Does `work`; what it throws has no secret in it, its causes included. */
export async function guarded<T>({ addresses, keys = [] }: Secrets, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw plain(thrown, (text) => hideSecrets(text, given(addresses), given(keys)));
  }
}

const given = (texts: readonly (string | undefined)[]) => texts.filter((text): text is string => Boolean(text));

/** Words alone: libraries' errors carry requests, with their headers and addresses. */
function plain(thrown: unknown, hide: (text: string) => string): unknown {
  if (!(thrown instanceof Error)) return typeof thrown === "string" ? hide(thrown) : thrown;
  const { name, message, stack = "", cause } = thrown;
  const options = { cause: plain(cause, hide) };
  const said =
    thrown instanceof ExportError
      ? new ExportError(thrown.reason, hide(message), options)
      : Object.assign(new Error(hide(message), options), { name });
  return Object.assign(said, { stack: hide(stack) });
}
