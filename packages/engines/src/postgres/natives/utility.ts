/** What is known of a value or of the session. */
import { typeName } from "@sluice/googlesql/types";
import { typeOf } from "../../core/arguments.ts";
import { type Natives, unsupported } from "../../core/context.ts";
import { text } from "../names.ts";

export const utility: Natives = {
  session_user: () => "session_user::text",
  generate_uuid: () => "gen_random_uuid()::text",
  javascript: () => {
    throw unsupported("A function in LANGUAGE js");
  },
  typeof: (call) => `${text(typeName(typeOf(call, 0)))}::text`,
};
