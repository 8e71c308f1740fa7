publish("largest_order", { type: "table", dependencyTargets: [{ name: "orders_raw" }] }).jitCode(async (ctx) => {
  const { rows } = await ctx.adapter.execute({ statement: `select max(order_id) as top from ${ctx.ref("orders_raw")}` });
  return { query: `select ${rows[0].top} as order_id, "${ctx.name()}" as made_by` };
});

operate("remembered", `create table if not exists \`warehouse.shop.log\` (line string)`);
publish("numbers", { type: "table" }).query("select n from unnest([1, 2, 3]) as n").tags(["people"]);
