/** What a config may say, as Markdown, from the schema that checks it. */
import { z } from "zod";
import { plainSource } from "./plain-source.ts";
import { schema } from "./schema.ts";

interface Field {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Field[];
  readonly items?: Field;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly additionalProperties?: Field | boolean;
}

/** By the field's path: each has one. */
const examples: Readonly<Record<string, string>> = {
  warehouse: "warehouse: sqlite:build/shop.sqlite",
  sources: "sources:\n  orders: { path: data/orders*.csv, key: [order_id] }",
  exports: "exports:\n  daily_sales: { to: out/daily_sales.csv }",
  pipelines: "pipelines:\n  shop: { sources: [orders, customers] }",
  collectors: "collectors:\n  meters: { url: mqtt://broker:1883, topic: meters, clientId: shop, store: raw }",
  freshness: "freshness:\n  raw.orders: 26",
  path: "path: data/2024/*.ndjson.gz",
  url: "url: https://example.org/orders.json",
  table: "table: shop.orders",
  key: "key: [order_id]",
  mode: "mode: append",
  columns: "columns: { order_id: INT64, amount: NUMERIC, day: DATE }",
  required: "required: [order_id, amount]",
  tags: "tags: [daily]",
  delimiter: 'delimiter: ";"',
  encoding: "encoding: latin1",
  records: "records: result.records",
  headers: 'headers: { X-API-Key: "${ORDERS_KEY}" }',
  windowBy: "windowBy: created_at",
};

const fieldsOf = (of: z.ZodType): Readonly<Record<string, Field>> =>
  (z.toJSONSchema(of, { unrepresentable: "any", io: "input" }) as Field).properties ?? {};

/** Written to docs/config.md. */
export const configMarkdown = (): string => `# The config

\`sluice.config.yaml\`, or \`sluice.config.ts\` (\`.js\`, \`.mjs\`) where code is wanted; one of them, beside \`workflow_settings.yaml\`. All of it is optional.
In YAML, which Dataform's own settings are written in too, \`\${NAME}\` and \`\${NAME:-default}\` stand for environment variables: secrets stay out of the file.
In TypeScript it is \`export default defineConfig({ … })\` of \`sluice/config\`, or a function of \`{ env }\`; sources may then be made by code too.
This page is made from the schema that checks the file: \`npm run config\`.

${section("Fields", fieldsOf(schema))}
${section("A source", fieldsOf(plainSource))}
A file in \`seeds/\` is a source without a word about it: \`seeds/countries.csv\` is \`countries\`. What was loaded from a path is loaded again once its bytes, or the words about it, change.
`;

const section = (title: string, fields: Readonly<Record<string, Field>>): string =>
  [`## ${title}\n`, ...Object.entries(fields).map(([name, field]) => entry(name, field))].join("\n");

const entry = (name: string, field: Field): string =>
  `### ${name}\n\n${field.description} Kind: ${kindOf(field)}.\n\n\`\`\`yaml\n${examples[name]}\n\`\`\`\n`;

function kindOf({ type, enum: values, anyOf, items, additionalProperties, properties }: Field): string {
  if (values) return values.map((value) => `\`${value}\``).join(", ");
  if (anyOf)
    return [...new Set(anyOf.map(kindOf))]
      .join(", or ")
      .replace(/^(fields .*), or list of \1$/, "$1, or a list of such");
  if (type === "array") return `list of ${items ? kindOf(items) : "anything"}`;
  if (properties)
    return `fields ${Object.entries(properties)
      .map(([name, field]) => `\`${name}\` (${field.description ?? kindOf(field)})`)
      .join(", ")}`;
  if (typeof additionalProperties === "object") return `by name: ${kindOf(additionalProperties) || "see below"}`;
  return type === "string" ? "text" : (type ?? "see below");
}
