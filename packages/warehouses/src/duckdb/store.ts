import type { Store } from "../load/store.ts";
import type { Link } from "./connection.ts";
import { declare } from "./declare.ts";
import { stage } from "./stage.ts";

export const storeOf = (link: Link): Store => ({
  ...link,
  rowid: "rowid",
  declare,
  cast: (expression, type) => (type.kind === "STRING" ? expression : `cast(${expression} as ${declare(type)})`),
  stage: (delivery, once) => stage(link, delivery, once),
});
