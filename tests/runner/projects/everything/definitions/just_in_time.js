publish("largest_order", { type: "table", dependencyTargets: [{ name: "orders_raw" }] }).jitCode(async (ctx) => {
  const { rows } = await ctx.adapter.execute({ statement: `select max(order_id) as top from ${ctx.ref("orders_raw")}` });
  return { query: `select ${rows[0].top} as order_id, "${ctx.name()}" as made_by` };
});

operate("remembered", `create table if not exists \`warehouse.shop.log\` (line string)`);
publish("gone_again", { type: "table", description: "Its post-operation drops it", columns: { n: "gone as well" } })
  .query("select 1 as n -- a comment at the end")
  .postOps((ctx) => `drop table ${ctx.self()}`);
publish("commented", { type: "table" })
  .query("select 1 as n\n-- a comment within\nfrom unnest([])")
  .preOps("declare day date default date_trunc(current_date(), week(monday));\n\n-- declare nothing")
  .postOps((ctx) => `select * from ${ctx.self()}`);
publish("numbers", { type: "table" }).query("select n from unnest([1, 2, 3]) as n").tags(["people"]);
