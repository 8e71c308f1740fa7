import { databases } from "./conformance/databases.ts";
const all = await databases("postgres"); const db = await all.fresh();
for (const s of ["create table t (k int64, n numeric(5,2), s string(3), a array<int64>); insert into t (k,n,s) values (1,1.235,'abcd'); select n, s, a from t", "create table u (n numeric(5,2)) as select numeric '1.235' n; select n from u","create table w (s string(2)) as select 'abc' s", "declare n numeric(3,1) default 1.25; select n", "create table x as select cast(null as array<int64>) a; select a is null from x"]) try { console.log(s.slice(0,70), JSON.stringify((await db.run(s)).rows)); } catch (e: any) { console.log(s.slice(0,70), "ERR", e.message); }
await db.close(); await all.stop();
