/** GoogleSQL's types as SQLite declares them; what its own names can't say is a comment, which SQLite keeps. */
import { type Type, typeName } from "@sluice/googlesql";

const own: Partial<Record<Type["kind"], string>> = { INT64: "INTEGER", FLOAT64: "REAL", STRING: "TEXT", BYTES: "BLOB" };

// The comment stands before the type's last word: ALTER TABLE drops what comes after it.
export const declare = (type: Type): string =>
  own[type.kind] ?? `/* ${typeName(type)} */ ${type.kind === "BOOL" ? "INTEGER" : "TEXT"}`;
