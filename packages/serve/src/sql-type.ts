/** `StandardSqlDataType`, as routines have it. */
export interface SqlType {
  readonly typeKind: string;
  readonly arrayElementType?: SqlType;
  readonly structType?: { readonly fields?: readonly { readonly name?: string; readonly type: SqlType }[] };
}

/** `ARRAY<STRUCT<a INT64>>`. */
export function typeFromJson({ typeKind, arrayElementType, structType }: SqlType): string {
  if (typeKind === "ARRAY" && arrayElementType) return `ARRAY<${typeFromJson(arrayElementType)}>`;
  if (typeKind !== "STRUCT") return typeKind;
  const fields = (structType?.fields ?? []).map(
    ({ name, type }) => `${name ? `\`${name}\` ` : ""}${typeFromJson(type)}`,
  );
  return `STRUCT<${fields.join(", ")}>`;
}
