/** fetch with the body as it was sent. fetch's own unpacking takes a packed body that ends too early for a whole one. */
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from "node:zlib";
import { DecoratorHandler, type Dispatcher, getGlobalDispatcher } from "undici";
import { SourceError } from "../../error.ts";

/** Where the encoding is said instead, so that fetch does not see it. */
const hidden = "sluice-content-encoding";

type Handler = Dispatcher.DispatchHandler;

/** Its types don't tell what it passes on. */
const Passing = DecoratorHandler as unknown as new (handler: Handler) => {
  onResponseStart(...started: Parameters<NonNullable<Handler["onResponseStart"]>>): void;
};

class Intact extends Passing {
  override onResponseStart(
    ...[controller, status, headers, text]: Parameters<InstanceType<typeof Passing>["onResponseStart"]>
  ): void {
    const { "content-encoding": encoding, ...rest } = headers;
    super.onResponseStart(controller, status, encoding === undefined ? rest : { ...rest, [hidden]: encoding }, text);
  }
}

/** Node's fetch, by the same connections and proxies. */
export const fetchIntact: typeof fetch = (input, init) => {
  const dispatcher: unknown = intact();
  return fetch(input, { ...init, dispatcher } as RequestInit);
};

/** Fetch, made by Node, and this dispatcher are of one version of undici or of neighbouring ones. */
const intact = () =>
  getGlobalDispatcher().compose((dispatch) => (options, handler) => dispatch(options, new Intact(handler)));

const unpackers: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** What unpacks a body as its answer says; each ends with an error where the packed data end too early. */
export function unpackersOf({ headers }: Response, label: string): readonly NodeJS.ReadWriteStream[] {
  const encodings = (headers.get(hidden) ?? "").toLowerCase().split(",");
  return encodings
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== "" && encoding !== "identity")
    .toReversed()
    .map((encoding) => unpackers[encoding]?.() ?? refuse(encoding, label));
}

function refuse(encoding: string, label: string): never {
  throw new SourceError("format", `${label}: expected gzip, deflate, br or zstd as content-encoding, got ${encoding}`);
}
