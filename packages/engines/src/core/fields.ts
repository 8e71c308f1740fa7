import type { Field, Type } from "@sluice/googlesql/types";

export interface NamedField {
  readonly name: string;
  readonly type: Type;
}

/** Fields by names that are there and differ; what GoogleSQL calls otherwise goes by its position from 0. */
export function namedFields(fields: readonly Field[], otherwise: (index: number) => string): readonly NamedField[] {
  const seen = new Set<string>();
  return fields.map(({ name, type }, i) => {
    const key = name?.toLowerCase();
    if (!name || !key || seen.has(key)) return { name: otherwise(i), type };
    seen.add(key);
    return { name, type };
  });
}
