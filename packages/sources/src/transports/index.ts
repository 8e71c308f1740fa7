import { file } from "./file/index.ts";
import { http } from "./http/index.ts";
import { postgres } from "./postgres/index.ts";
import { rawStore } from "./raw-store/index.ts";
import type { Transport } from "./transport.ts";

/** All there are. One more is its folder, and a line here. */
export const transports: readonly Transport[] = [file(), http(), rawStore(), postgres()];
