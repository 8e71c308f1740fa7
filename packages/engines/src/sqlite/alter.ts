/** ALTER TABLE: SQLite changes no column that is there. */
import { altering } from "../core/alter.ts";
import { type Alterations, unsupported } from "../core/context.ts";
import { quote } from "../core/names.ts";

const refused = ({ kind }: { readonly kind: string }): never => {
  throw unsupported(`ALTER TABLE … ${kind}`);
};

export const alter: Partial<Alterations> = {
  addColumn: ({ column }, table, render) => [
    `${altering(table, render)} ADD COLUMN ${render.syntax.definition(column, render)}`,
  ],
  dropColumn: ({ name }, table, render) => [`${altering(table, render)} DROP COLUMN ${quote(name)}`],
  alterType: refused,
  dropNotNull: refused,
  dropDefault: refused,
  setDefault: refused,
};
