/** The one place where secrets are taken out of what transports give and throw. */
import { type Delivery, hideSecrets } from "@sluice/engines";
import { withoutSecrets } from "./error.ts";
import type { Place } from "./place.ts";
import type { Files, Opened, Request, Rows, Transport } from "./transports/transport.ts";

type Hide = (text: string) => string;

/** Opens a place, and sees to it that no secret of it gets out: not in names, not in errors, not in their causes. */
export async function openGuarded(transport: Transport, place: Place, request: Request): Promise<Opened> {
  const addresses = place.scheme === "file" ? [] : [place.address];
  const hide: Hide = (text) => hideSecrets(text, addresses, transport.secrets);
  const opened = await calm(() => transport.open(place, request), hide);
  return guarded(opened, place.scheme === "file" ? (path) => path : hide, hide);
}

/** A path is no address: it is told as it is. */
function guarded(opened: Opened, named: Hide, hide: Hide): Opened {
  const { before, commit, close } = opened;
  return {
    ...opened,
    ...("files" in opened ? guardedFiles(opened, named) : guardedRows(opened, hide)),
    ...(opened.from !== undefined && { from: named(opened.from) }),
    ...(before && { before: (session) => calm(() => before(session), hide) }),
    ...(commit && { commit: (session) => calm(() => commit(session), hide) }),
    ...(close && { close: () => calm(close, hide) }),
  };
}

const guardedFiles = ({ files }: Files, named: Hide): Files => ({
  files: files.map((file) => ({ ...file, from: named(file.from) })),
});

const guardedRows = ({ delivery, rejects }: Rows, hide: Hide): Rows => ({
  delivery: guardedDelivery(delivery, hide),
  ...(rejects && { rejects: () => rejects().map((reject) => ({ ...reject, reason: hide(reject.reason) })) }),
});

function guardedDelivery(delivery: Delivery, hide: Hide): Delivery {
  const { copied } = delivery;
  return {
    ...delivery,
    batches: () => calmly(delivery.batches(), hide),
    ...(copied && { copied: (more) => calmly(copied(more), hide) }),
  };
}

async function calm<T>(work: () => Promise<T>, hide: Hide): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw withoutSecrets(thrown, hide);
  }
}

async function* calmly<T>(given: AsyncIterable<T>, hide: Hide): AsyncGenerator<T> {
  try {
    yield* given;
  } catch (thrown) {
    throw withoutSecrets(thrown, hide);
  }
}
