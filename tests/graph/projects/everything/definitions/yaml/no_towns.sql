select 1 from warehouse.geo.towns
