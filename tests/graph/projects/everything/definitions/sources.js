["orders", "customers"].forEach((name) => declare({ schema: "raw", name, columns: { id: "the key" } }));
declare({ database: "elsewhere", schema: "raw", name: "rates" });
