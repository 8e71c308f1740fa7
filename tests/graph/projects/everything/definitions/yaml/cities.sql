select 1 as town
