/** Projects to be edited, each in a folder of its own. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

const settings = "defaultProject: warehouse\ndefaultDataset: shop\ndefaultAssertionDataset: checks\n";

export function writeProject(files: Readonly<Record<string, string>>): string {
  const dir = tempDir();
  for (const [path, content] of Object.entries({ "workflow_settings.yaml": settings, ...files }))
    write(dir, path, content);
  return dir;
}

export function write(dir: string, path: string, content: string): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), content);
}

function tempDir(): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "sluice-editor-")));
  made.push(dir);
  return dir;
}

/** A shop: raw orders, a view of them, and a table that reads that. */
export const shop: Readonly<Record<string, string>> = {
  "sluice.config.yaml":
    "sources:\n  orders:\n    path: orders.csv\n    columns: { order_id: INT64, amount: FLOAT64, note: STRING }\n",
  "orders.csv": "order_id,amount,note\n1,2.5,x\n",
  "definitions/orders.sqlx":
    'config { type: "declaration", schema: "raw", name: "orders", description: "As delivered.", columns: { amount: "In euros" } }\n',
  "definitions/stg_orders.sqlx": `config {
  type: "view",
  description: "Orders. One row per order.",
  columns: { order_id: "Its number", euros: "What it costs" },
}

with
given as (
  select * from \${ref("raw", "orders")}
),

named as (
  select order_id, amount as euros, upper(note) as remark
  from given
)

select * from named
`,
  "definitions/totals.sqlx": `config { type: "table", description: "Totals. One row." }

select sum(orders.euros) as total, count(*) as orders
from \${ref("stg_orders")} as orders
where orders.euros > 0
`,
  "includes/money.js": "const cents = (column) => `cast(${column} * 100 as int64)`;\n\nmodule.exports = { cents };\n",
};
