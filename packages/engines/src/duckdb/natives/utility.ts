/** What is known of a value or of the session. */
import { typeName } from "@sluice/googlesql/types";
import { typeOf } from "../../core/arguments.ts";
import type { Natives } from "../../core/context.ts";
import { text } from "../names.ts";

export const utility: Natives = {
  session_user: () => "current_user",
  generate_uuid: () => "CAST(gen_random_uuid() AS VARCHAR)",
  typeof: (call) => text(typeName(typeOf(call, 0))),
};
