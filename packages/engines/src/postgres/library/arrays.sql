-- ARRAY and STRUCT, both jsonb arrays.

create or replace function googlesql.array_limit(jsonb, bigint) returns jsonb language sql immutable strict parallel safe as $$
  select coalesce(jsonb_agg(v order by n), '[]') from jsonb_array_elements($1) with ordinality as e(v, n) where n <= $2 $$;
create or replace function googlesql.array_flat(jsonb) returns jsonb language sql immutable strict parallel safe as $$
  select coalesce(jsonb_agg(f.v order by e.n, f.n), '[]') from jsonb_array_elements($1) with ordinality as e(v, n), jsonb_array_elements(e.v) with ordinality as f(v, n) $$;
create or replace function googlesql.array_reverse(jsonb) returns jsonb language sql immutable strict parallel safe as $$
  select coalesce(jsonb_agg(v order by n desc), '[]') from jsonb_array_elements($1) with ordinality as e(v, n) $$;
create or replace function googlesql.array_slice(jsonb, bigint, bigint) returns jsonb language sql immutable strict parallel safe as $$
  select coalesce(jsonb_agg(v order by n), '[]') from jsonb_array_elements($1) with ordinality as e(v, n)
  where n - 1 >= case when $2 < 0 then greatest(jsonb_array_length($1) + $2, 0) else $2 end
    and n - 1 <= case when $3 < 0 then jsonb_array_length($1) + $3 else $3 end $$;

-- The element at an offset, an error where there is none.
create or replace function googlesql.array_at(jsonb, bigint, bigint) returns jsonb language plpgsql immutable strict parallel safe as $$
begin
  if $2 < 0 or $2 >= jsonb_array_length($1) then
    raise exception 'Array index % is out of bounds', $2 + $3;
  end if;
  return $1 -> $2::int;
end $$;
create or replace function googlesql.array_end(jsonb, int) returns jsonb language plpgsql immutable strict parallel safe as $$
begin
  if jsonb_array_length($1) = 0 then
    raise exception 'ARRAY_% cannot get the % element of an empty array', case when $2 = 0 then 'FIRST' else 'LAST' end, case when $2 = 0 then 'first' else 'last' end;
  end if;
  return $1 -> $2;
end $$;
create or replace function googlesql.array_safe(jsonb, bigint) returns jsonb language sql immutable strict parallel safe as
  $$ select case when $2 between 0 and 2000000000 then $1 -> $2::int end $$;

create or replace function googlesql.array_to_string(jsonb, text, text) returns text language sql immutable parallel safe as $$
  select case when $1 is not null and $2 is not null then coalesce(string_agg(coalesce(v, $3), $2 order by n), '') end from jsonb_array_elements_text($1) with ordinality as e(v, n) $$;
create or replace function googlesql.array_to_string(jsonb, bytea, bytea) returns bytea language sql immutable parallel safe as $$
  select case when $1 is not null and $2 is not null then coalesce(string_agg(coalesce(v::bytea, $3), $2 order by n), ''::bytea) end from jsonb_array_elements_text($1) with ordinality as e(v, n) $$;

create or replace function googlesql.struct_eq(jsonb, jsonb) returns boolean language plpgsql immutable strict parallel safe as $$
declare
  unknown boolean := false;
  same boolean;
begin
  for i in 0..jsonb_array_length($1) - 1 loop
    if $1 -> i = 'null' or $2 -> i = 'null' then
      unknown := true;
    elsif jsonb_typeof($1 -> i) = 'array' then
      same := googlesql.struct_eq($1 -> i, $2 -> i);
      if not same then
        return false;
      end if;
      unknown := unknown or same is null;
    elsif $1 -> i <> $2 -> i then
      return false;
    end if;
  end loop;
  return case when not unknown then true end;
end $$;
create or replace function googlesql.array_eq(jsonb, jsonb) returns boolean language sql immutable strict parallel safe as
  $$ select case when jsonb_array_length($1) <> jsonb_array_length($2) then false else googlesql.struct_eq($1, $2) end $$;

create or replace function googlesql.array_is_distinct(jsonb) returns boolean language sql immutable strict parallel safe as
  $$ select count(*) = count(distinct v) from jsonb_array_elements($1) as e(v) $$;
create or replace function googlesql.array_includes_any(jsonb, jsonb) returns boolean language sql immutable strict parallel safe as $$
  select exists (select 1 from jsonb_array_elements($1) as a(v) join jsonb_array_elements($2) as b(v) on a.v = b.v and a.v <> 'null') $$;
create or replace function googlesql.array_includes_all(jsonb, jsonb) returns boolean language sql immutable strict parallel safe as $$
  select not exists (select v from jsonb_array_elements($2) as b(v) where v = 'null' or not exists (select 1 from jsonb_array_elements($1) as a(v) where a.v = b.v)) $$;

-- How many steps there are: generated arrays have an end.
create or replace function googlesql.checked_length(numeric) returns void language plpgsql immutable strict parallel safe as $$
begin
  if $1 >= 1048575 then
    raise exception 'Array is too long: at most 1048575 elements are generated';
  end if;
end $$;
create or replace function googlesql.generate_array(numeric, numeric, numeric) returns jsonb language plpgsql immutable strict parallel safe as $$
begin
  if $3 = 0 then
    raise exception 'Sequence step cannot be 0.';
  end if;
  perform googlesql.checked_length(($2 - $1) / $3);
  return (select coalesce(jsonb_agg(i order by i * sign($3)), '[]') from generate_series($1, $2, $3) as s(i));
end $$;
create or replace function googlesql.generate_array(double precision, double precision, double precision) returns jsonb language plpgsql immutable strict parallel safe as $$
begin
  if $3 = 0 then
    raise exception 'Sequence step cannot be 0.';
  end if;
  perform googlesql.checked_length((($2 - $1) / $3)::numeric);
  return (select coalesce(jsonb_agg($1 + i * $3 order by i), '[]') from generate_series(0, greatest(-1, floor(($2 - $1) / $3)::bigint + 1)) as s(i)
    where case when $3 > 0 then $1 + i * $3 <= $2 else $1 + i * $3 >= $2 end);
end $$;
create or replace function googlesql.generate_moments(timestamp, timestamp, bigint, text) returns setof timestamp language plpgsql immutable strict parallel safe as $$
declare
  i bigint := 0;
  at timestamp := $1;
begin
  if $3 = 0 then
    raise exception 'Sequence step cannot be 0.';
  end if;
  while case when $3 > 0 then at <= $2 else at >= $2 end loop
    return next at;
    perform googlesql.checked_length(i);
    i := i + 1;
    at := googlesql.moment_add($1, i * $3, $4);
  end loop;
end $$;
create or replace function googlesql.generate_date_array(date, date, bigint, text) returns jsonb language sql immutable strict parallel safe as $$
  select coalesce(jsonb_agg(v::date order by n), '[]') from googlesql.generate_moments($1, $2, $3, $4) with ordinality as s(v, n) $$;
create or replace function googlesql.generate_datetime_array(timestamp, timestamp, bigint, text) returns jsonb language sql immutable strict parallel safe as $$
  select coalesce(jsonb_agg(v order by n), '[]') from googlesql.generate_moments($1, $2, $3, $4) with ordinality as s(v, n) $$;
create or replace function googlesql.generate_timestamp_array(timestamptz, timestamptz, bigint, text) returns jsonb language sql immutable strict parallel safe as $$
  select coalesce(jsonb_agg(timezone('UTC', v) order by n), '[]') from googlesql.generate_moments(timezone('UTC', $1), timezone('UTC', $2), $3, $4) with ordinality as s(v, n) $$;

create or replace function googlesql.array_zip(text, variadic jsonb[]) returns jsonb language plpgsql immutable parallel safe as $$
declare
  low int := (select min(jsonb_array_length(a)) from unnest($2) as t(a));
  high int := (select max(jsonb_array_length(a)) from unnest($2) as t(a));
begin
  if array_position($2, null) is not null then
    return null;
  elsif upper($1) = 'STRICT' and low <> high then
    raise exception 'Unnested arrays under STRICT mode must have equal lengths';
  end if;
  return (select coalesce(jsonb_agg((select jsonb_agg(coalesce(a -> i, 'null') order by n) from unnest($2) with ordinality as t(a, n)) order by i), '[]')
    from generate_series(0, case when upper($1) = 'PAD' then high else low end - 1) as s(i));
end $$;
