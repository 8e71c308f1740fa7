// Twenty actions: 12 tables and views, 7 assertions, 1 operation.
const chain = ["a", "b", "c", "d", "e", "f"];
chain.forEach((name, at) => {
  publish(name, { type: at % 2 ? "view" : "table", assertions: at < 5 ? { uniqueKey: ["n"] } : {} }).query((ctx) =>
    at === 0 ? "select n from unnest([1, 2, 3]) as n" : `select n from ${ctx.ref(chain[at - 1])}`,
  );
});
["g", "h", "i", "j"].forEach((name) => publish(name, { type: "table" }).query((ctx) => `select n from ${ctx.ref("a")}`));
assert("no_three").query((ctx) => `select * from ${ctx.ref("a")} where n = 3`);
publish("after_no_three", { type: "table", dependencies: ["no_three"] }).query("select 1 as n");
publish("broken", { type: "table" }).query((ctx) => `select no_such_column from ${ctx.ref("b")}`);
assert("never_checked").query((ctx) => `select * from ${ctx.ref("broken")}`);
operate("noted", "create table if not exists `warehouse.shop.notes` (line string)");
