-- Aggregates that PostgreSQL lacks.

create or replace function googlesql.keep_first(anyelement, anyelement) returns anyelement language sql immutable strict parallel safe as $$ select $1 $$;
create or replace function googlesql.keep_last(anyelement, anyelement) returns anyelement language sql immutable strict parallel safe as $$ select $2 $$;
create or replace aggregate googlesql.first_there(anyelement) (sfunc = googlesql.keep_first, stype = anyelement, parallel = safe);
create or replace aggregate googlesql.last_there(anyelement) (sfunc = googlesql.keep_last, stype = anyelement, parallel = safe);

create or replace function googlesql.put_first(anyarray, anyelement) returns anyarray language sql immutable parallel safe as
  $$ select case when $1 is null then array[$2] else $1 end $$;
create or replace function googlesql.take_first(anyarray) returns anyelement language sql immutable parallel safe as $$ select $1[1] $$;
create or replace aggregate googlesql.any_first(anyelement) (sfunc = googlesql.put_first, stype = anyarray, finalfunc = googlesql.take_first);

create or replace function googlesql.smaller(bytea, bytea) returns bytea language sql immutable strict parallel safe as $$ select least($1, $2) $$;
create or replace function googlesql.larger(bytea, bytea) returns bytea language sql immutable strict parallel safe as $$ select greatest($1, $2) $$;
create or replace aggregate googlesql.min_bytes(bytea) (sfunc = googlesql.smaller, stype = bytea, parallel = safe);
create or replace aggregate googlesql.max_bytes(bytea) (sfunc = googlesql.larger, stype = bytea, parallel = safe);

create or replace function googlesql.count_distinct(anyarray) returns bigint language sql immutable parallel safe as
  $$ select count(distinct v) from unnest($1) as e(v) $$;

-- The first element of the state is the fraction.
create or replace function googlesql.gather(anyarray, anyelement, anyelement) returns anyarray language plpgsql immutable as $$
begin
  if $1 is null then
    $1 := array[$3];
  end if;
  if $2 is not null then
    $1 := $1 || $2;
  end if;
  return $1;
end $$;

create or replace function googlesql.continuous(double precision[]) returns double precision language plpgsql immutable as $$
declare
  sorted double precision[] := (select array_agg(v order by v = 'NaN' desc, v) from unnest($1[2:]) as e(v));
  place double precision := $1[1] * (cardinality(sorted) - 1);
  low int := floor(place)::int;
begin
  return case when place = low then sorted[low + 1] else sorted[low + 1] * (low + 1 - place) + sorted[low + 2] * (place - low) end;
end $$;
create or replace function googlesql.continuous(numeric[]) returns numeric language plpgsql immutable as $$
declare
  sorted numeric[] := (select array_agg(v order by v) from unnest($1[2:]) as e(v));
  place numeric := $1[1] * (cardinality(sorted) - 1);
  low int := floor(place)::int;
begin
  return case when place = low then sorted[low + 1] else sorted[low + 1] * (low + 1 - place) + sorted[low + 2] * (place - low) end;
end $$;
create or replace aggregate googlesql.percentile_cont(double precision, double precision) (sfunc = googlesql.gather, stype = double precision[], finalfunc = googlesql.continuous);
create or replace aggregate googlesql.percentile_cont(numeric, numeric) (sfunc = googlesql.gather, stype = numeric[], finalfunc = googlesql.continuous);

create or replace function googlesql.percentile_disc(anyarray, double precision) returns anyelement language sql immutable parallel safe as $$
  select percentile_disc($2) within group (order by v) from unnest($1) as e(v) $$;
create or replace function googlesql.percentile_disc(text[], double precision) returns text language sql immutable parallel safe as $$
  select percentile_disc($2) within group (order by v collate "C") from unnest($1) as e(v) $$;

-- Of pairs [key, value], sorted by key, the values of the first key.
create or replace function googlesql.at_extreme(jsonb) returns jsonb language sql immutable parallel safe as $$
  select jsonb_agg(v -> 1 order by n) from jsonb_array_elements($1) with ordinality as e(v, n) where v -> 0 = $1 -> 0 -> 0 $$;

create or replace function googlesql.quantiles(jsonb, bigint) returns jsonb language plpgsql immutable strict parallel safe as $$
declare
  size bigint := jsonb_array_length($1);
begin
  return (select jsonb_agg($1 -> greatest(1, (size * i + $2 - 1) / $2)::int - 1 order by i) from generate_series(0, $2) as s(i));
end $$;

create or replace function googlesql.top_count(jsonb, bigint) returns jsonb language sql immutable parallel safe as $$
  select coalesce(jsonb_agg(jsonb_build_array(v, n) order by n desc, v), case when $1 is not null then '[]'::jsonb end)
  from (select v, count(*) as n from jsonb_array_elements($1) as e(v) group by v order by n desc, v limit $2) as t $$;

create or replace function googlesql.top_sum(jsonb, bigint) returns jsonb language sql immutable parallel safe as $$
  select coalesce(jsonb_agg(jsonb_build_array(v, s) order by s desc nulls last, v), case when $1 is not null then '[]'::jsonb end)
  from (select e.v -> 0 as v, sum((e.v ->> 1)::numeric) as s from jsonb_array_elements($1) as e(v) group by e.v -> 0 order by s desc nulls last, e.v -> 0 limit $2) as t $$;
