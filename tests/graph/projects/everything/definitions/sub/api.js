const note = getContents("../docs/note.md");
publish("api_table", { type: "table", schema: "api", description: note, assertions: { nonNull: ["order_id"] } })
  .query((ctx) => `select * from ${ctx.ref("shop", "orders")}`)
  .preOps((ctx) => [`select '${ctx.name()}'`])
  .tags(["api"]);
publish("api_view", (ctx) => `select * from ${ctx.ref({ name: "api_table", includeDependentAssertions: true })}`);
publish("api_incremental", { type: "incremental", uniqueKey: ["id"] }).query((ctx) =>
  `select 1 as id ${ctx.when(ctx.incremental(), "where true")}`,
);
operate("api_operation", (ctx) => ["select 1", `select * from ${ctx.ref("api_view")}`]).hasOutput(true);
assert("api_assertion").query((ctx) => `select * from ${ctx.ref("api_table")} where false`);
test("api_test").dataset({ schema: "api", name: "api_table" }).input(["shop", "orders"], "select 1 as a").expect("select 1 as a");
publish("jit_table", { type: "table" }).jitCode(async (ctx) => `select * from ${ctx.ref("shop", "orders")}`);
jitData("answer", 42);
