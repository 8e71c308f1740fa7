import type { Store } from "../load/store.ts";
import { declare } from "./declare.ts";
import type { Link } from "./link.ts";
import { stage } from "./stage.ts";

export const storeOf = (link: Link): Store => ({
  ...link,
  rowid: "ctid",
  declare,
  cast: (expression, type) =>
    type.kind === "STRING" && expression.startsWith("'") ? expression : `cast(${expression} as ${declare(type)})`,
  stage: (delivery) => stage(link, delivery),
});
