const query = (ctx) => `select 1 as id, date "2024-01-01" as day, 2 as n from ${ctx.ref("base")}`;

publish("base", { type: "table", tags: ["daily"], assertions: { uniqueKey: ["id"] } }).query("select 1 as id");
publish("plain_view", { type: "view", tags: ["weekly"] }).query(query);
publish("stored", {
  type: "table",
  bigquery: {
    partitionBy: "day",
    clusterBy: ["id", "n"],
    partitionExpirationDays: 7,
    requirePartitionFilter: true,
    additionalOptions: { friendly_name: '"stored"' },
  },
})
  .query(query)
  .preOps("declare x int64 default 1")
  .postOps(["select 1;", "select 2"]);
publish("appended", { type: "incremental", tags: ["daily"] })
  .query((ctx) => `${query(ctx)} ${ctx.when(ctx.incremental(), `where id > (select max(id) from ${ctx.self()})`)}`)
  .preOps((ctx) => ctx.when(ctx.incremental(), "select 'adds'", "select 'creates'"));
publish("merged", {
  type: "incremental",
  uniqueKey: ["id", "n"],
  bigquery: { incrementalPredicates: ["DATAFORM_DEST.id > 0", "DATAFORM_SOURCE.n < 5"] },
}).query(query);
publish("kept", { type: "incremental", protected: true, uniqueKey: ["id"], bigquery: { updatePartitionFilter: "id > 0" } }).query(query);
publish("new_incremental", { type: "incremental" }).query(query);
publish("once_a_table", { type: "view" }).query(query);
publish("once_a_view", { type: "incremental" }).query(query);
publish("off", { type: "table", disabled: true }).query(query);
operate("done", { tags: ["weekly"] }).queries(["select 1", "select 2"]);
assert("checked", { tags: ["daily"] }).query((ctx) => `select * from ${ctx.ref("merged")} where false`);
