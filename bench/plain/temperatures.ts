/** Points into boxes and polygons by hand, from the same readings and vertices: the yardstick. usage: plain/temperatures.ts DATABASE */
import { DuckDBInstance } from "@duckdb/node-api";

const script = [
  "create schema if not exists plain",
  `create or replace table plain.boxes as select region_code, min(latitude) y1, min(longitude) x1, max(latitude) y2, max(longitude) x2
   from intermediate.int_temperatures__region_vertices group by 1`,
  `create or replace table plain.edges as
   with e as (select region_code, longitude x1, latitude y1, lead(longitude) over w x2, lead(latitude) over w y2
     from intermediate.int_temperatures__region_vertices
     window w as (partition by region_code, polygon_number, ring_number order by vertex_number))
   select e.*, unnest(range(cast(floor(least(y1, y2) * 100) as bigint), cast(floor(greatest(y1, y2) * 100) as bigint) + 1)) slab
   from e where y1 <> y2`,
  `create or replace table plain.places as
   with p as (select distinct latitude y, longitude x from marts.temperature_readings where country = 'France'),
   b as (select p.y, p.x, min(region_code) code from p join plain.boxes on y between y1 and y2 and x between x1 and x2 group by all),
   s as (select p.y, p.x, region_code code from p join plain.edges e on e.slab = cast(floor(p.y * 100) as bigint)
     and (y1 > y) <> (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1) group by all having count(*) % 2 = 1),
   f as (select y, x, min(code) code from s group by all)
   select p.y latitude, p.x longitude, b.code box_region_code, f.code shape_region_code
   from p left join b using (y, x) left join f using (y, x)`,
];

const instance = await DuckDBInstance.create(process.argv[2]);
const connection = await instance.connect();
for (const statement of script) {
  await connection.run(statement);
}
connection.closeSync();
instance.closeSync();
