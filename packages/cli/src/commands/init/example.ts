/** `sluice init --example`: a project with two files of data, one of each kind of model, and tests that pass. */
import type { InitFlags } from "./flags.ts";
import { settings } from "./settings.ts";

/** By their path in the project. */
export const exampleFiles = (flags: InitFlags): Readonly<Record<string, string>> => ({
  ...settings(flags),
  "data/customers.csv": "customer_id,name,country\n1,Ada,GB\n2,Grace,US\n3,Linus,FI\n",
  "data/orders.ndjson": `{"order_id": 1, "customer_id": 1, "amount": "12.50", "ordered_at": "2024-03-01T09:15:00Z"}
{"order_id": 2, "customer_id": 2, "amount": "7.20", "ordered_at": "2024-03-01T10:00:00Z"}
{"order_id": 3, "customer_id": 1, "amount": "3.30", "ordered_at": "2024-03-02T08:30:00Z"}
{"order_id": 4, "customer_id": 3, "amount": "n/a", "ordered_at": "2024-03-02T11:45:00Z"}
`,
  "sluice.config.yaml": `# Where the declared sources come from. A run loads what changed; BigQuery's official CLI never reads this file.
sources:
  customers:
    path: data/customers.csv
    key: [customer_id]
    columns: { customer_id: INT64, name: STRING, country: STRING }
  orders:
    path: data/orders*.ndjson
    key: [order_id]
    columns: [order_id, customer_id, amount, ordered_at]
exports:
  daily_sales: { to: exports/daily_sales.csv }
`,
  "definitions/sources.js": `declare({ schema: "raw", name: "customers" });
declare({ schema: "raw", name: "orders" });
`,
  "definitions/staging/stg_orders.sqlx": `config {
  type: "view",
  description: "Orders as they came, typed; what could not be read is NULL. One row per order.",
  columns: {
    order_id: "The shop's number of the order",
    customer_id: "Who ordered",
    amount: "Euros, with VAT; NULL where it could not be read",
    ordered_at: "When",
    loaded_at: "When it came into the warehouse"
  }
}

select
  safe_cast(order_id as int64) as order_id,
  safe_cast(customer_id as int64) as customer_id,
  safe_cast(amount as numeric) as amount,
  safe_cast(ordered_at as timestamp) as ordered_at,
  _loaded_at as loaded_at
from \${ref("orders")}
`,
  "definitions/marts/orders_by_customer.sqlx": `config {
  type: "incremental",
  uniqueKey: ["order_id"],
  description: "Orders with their customers; only what was loaded since the last run is read. One row per order.",
  columns: {
    order_id: "The shop's number of the order",
    name: "The customer's",
    amount: "Euros, with VAT",
    ordered_on: "The day, UTC",
    loaded_at: "When the order came into the warehouse"
  },
  assertions: { uniqueKey: ["order_id"], nonNull: ["name"] }
}

select
  orders.order_id,
  customers.name,
  orders.amount,
  date(orders.ordered_at) as ordered_on,
  orders.loaded_at
from \${ref("stg_orders")} as orders
join \${ref("customers")} as customers using (customer_id)
\${when(incremental(), \`where orders.loaded_at > (select max(loaded_at) from \${self()})\`)}
`,
  "definitions/marts/daily_sales.sqlx": `config {
  type: "table",
  description: "What was sold a day. One row per day.",
  columns: { ordered_on: "The day, UTC", orders: "How many", amount: "Euros, with VAT" },
  assertions: { uniqueKey: ["ordered_on"], rowConditions: ["amount >= 0"] }
}

select ordered_on, count(*) as orders, sum(amount) as amount
from \${ref("orders_by_customer")}
group by ordered_on
`,
  "definitions/assertions/orders_with_unreadable_amounts.sqlx": `config {
  type: "assertion",
  tags: ["warn"],
  description: "Orders whose amount could not be read: heard, and no reason to stop."
}

select order_id from \${ref("stg_orders")} where amount is null
`,
  "definitions/tests/daily_sales_test.sqlx": `config { type: "test", dataset: "daily_sales" }

input "orders_by_customer" {
  select date "2024-03-01" as ordered_on, numeric "2.50" as amount
  union all
  select date "2024-03-01", numeric "1.25"
  union all
  select date "2024-03-02", numeric "1"
}

select date "2024-03-01" as ordered_on, 2 as orders, numeric "3.75" as amount
union all
select date "2024-03-02", 1, numeric "1"
`,
});
