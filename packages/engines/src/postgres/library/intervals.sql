-- INTERVAL and RANGE.

create or replace function googlesql.total_months(interval) returns int language sql immutable parallel safe as
  $$ select (extract(year from $1) * 12 + extract(month from $1))::int $$;
create or replace function googlesql.clock_micros(interval) returns bigint language sql immutable parallel safe as
  $$ select (extract(hour from $1) * 3600000000 + extract(minute from $1) * 60000000 + extract(microseconds from $1))::bigint $$;
create or replace function googlesql.of_parts(bigint, bigint, bigint) returns interval language plpgsql immutable strict parallel safe as $$
begin
  if abs($1) > 120000 or abs($2) > 3660000 or abs($3) > 316224000000000000 then
    raise exception 'Interval value is out of range';
  end if;
  return make_interval(months => $1::int, days => $2::int, hours => ($3 / 3600000000)::int) + ($3 % 3600000000) * interval '1 microsecond';
end $$;

create or replace function googlesql.interval_text(interval) returns text language sql immutable strict parallel safe as $$
  select case when m < 0 then '-' else '' end || abs(m) / 12 || '-' || abs(m) % 12 || ' ' || extract(day from $1)::int || ' '
    || case when u < 0 then '-' else '' end || abs(u) / 3600000000 || ':' || abs(u) / 60000000 % 60 || ':' || abs(u) / 1000000 % 60
    || case when u % 1000000 = 0 then '' when u % 1000 = 0 then '.' || lpad((abs(u) / 1000 % 1000)::text, 3, '0') else '.' || lpad((abs(u) % 1000000)::text, 6, '0') end
  from (select googlesql.total_months($1) as m, googlesql.clock_micros($1) as u) as t $$;

create or replace function googlesql.interval(bigint, text) returns interval language sql immutable parallel safe as $$
  select case when $2 in ('YEAR', 'QUARTER', 'MONTH') then googlesql.of_parts($1 * googlesql.months($2), 0, 0)
    when $2 in ('DAY', 'WEEK') then googlesql.of_parts(0, $1 * case when $2 = 'WEEK' then 7 else 1 end, 0)
    else googlesql.of_parts(0, 0, $1 * googlesql.unit_micros($2)) end $$;

create or replace function googlesql.make_interval(bigint, bigint, bigint, bigint, bigint, bigint) returns interval language sql immutable parallel safe as
  $$ select googlesql.of_parts($1 * 12 + $2, $3, (($4 * 60 + $5) * 60 + $6) * 1000000) $$;

create or replace function googlesql.interval_times(interval, bigint) returns interval language sql immutable parallel safe as
  $$ select googlesql.of_parts(googlesql.total_months($1) * $2, extract(day from $1)::bigint * $2, googlesql.clock_micros($1) * $2) $$;

create or replace function googlesql.interval_div(interval, bigint) returns interval language plpgsql immutable strict parallel safe as $$
declare
  months bigint := googlesql.total_months($1) / $2;
  total bigint := (googlesql.total_months($1) - months * $2) * 30 + extract(day from $1)::bigint;
  days bigint := total / $2;
begin
  return googlesql.of_parts(months, days, ((total - days * $2) * 86400000000 + googlesql.clock_micros($1)) / $2);
end $$;

create or replace function googlesql.justify_interval(interval) returns interval language sql immutable parallel safe as $$
  select googlesql.of_parts(t / 86400000000 / 30, t / 86400000000 % 30, t % 86400000000)
  from (select (googlesql.total_months($1)::bigint * 30 + extract(day from $1)::bigint) * 86400000000 + googlesql.clock_micros($1) as t) as t $$;

create or replace function googlesql.moments_between(timestamp, timestamp) returns interval language sql immutable parallel safe as
  $$ select googlesql.of_parts(0, 0, googlesql.micros($1) - googlesql.micros($2)) $$;
create or replace function googlesql.days_between(timestamp, timestamp) returns interval language sql immutable parallel safe as
  $$ select googlesql.of_parts(0, m / 86400000000, m % 86400000000) from (select googlesql.micros($1) - googlesql.micros($2) as m) as t $$;

create or replace function googlesql.bucket(timestamp, interval, timestamp) returns timestamp language plpgsql immutable strict parallel safe as $$
declare
  months int := googlesql.total_months($2);
  days int := extract(day from $2)::int;
  micros bigint := googlesql.clock_micros($2);
  step bigint;
  n int;
begin
  if (months <> 0)::int + (days <> 0)::int + (micros <> 0)::int <> 1 or months + days + micros < 0 then
    raise exception 'A bucket''s width must be a positive interval of one kind of part';
  end if;
  if months > 0 then
    n := floor(extract(epoch from $1 - $3) / 86400 / (months * 30.44))::int;
    while $3 + make_interval(months => n * months) > $1 loop
      n := n - 1;
    end loop;
    while $3 + make_interval(months => (n + 1) * months) <= $1 loop
      n := n + 1;
    end loop;
    return $3 + make_interval(months => n * months);
  end if;
  step := days * 86400000000 + micros;
  n := 0;
  return googlesql.of_micros(googlesql.micros($3) + googlesql.floor_div(googlesql.micros($1) - googlesql.micros($3), step) * step);
end $$;

-- A RANGE is [start, end]; NULL is unbounded. Ends are texts that sort.
create or replace function googlesql.to_range(text, jsonb) returns jsonb language plpgsql immutable strict parallel safe as $$
declare
  p text[] := regexp_match($1, '^\[\s*(.+?)\s*,\s*(.+?)\s*\)$');
  ends jsonb := '[]';
  i int;
begin
  if p is null then
    raise exception 'Invalid RANGE value: %', $1;
  end if;
  for i in 1..2 loop
    ends := ends || case when p[i] ~* '^(unbounded|null)$' then 'null'::jsonb when $2 = '"DATE"' then to_jsonb(googlesql.to_date(p[i]))
      when $2 = '"DATETIME"' then to_jsonb(googlesql.to_datetime(p[i])) else to_jsonb(googlesql.to_timestamp(p[i])) end;
  end loop;
  return googlesql.range(ends);
end $$;

create or replace function googlesql.range(jsonb) returns jsonb language plpgsql immutable strict parallel safe as $$
begin
  if ($1 ->> 0) collate "C" >= ($1 ->> 1) then
    raise exception 'Range start element must be smaller than range end element: [%, %)', $1 ->> 0, $1 ->> 1;
  end if;
  return $1;
end $$;

create or replace function googlesql.range_text(jsonb, jsonb) returns text language sql immutable strict parallel safe as $$
  select '[' || coalesce(replace(replace($1 ->> 0, 'T', ' '), '+00:00', '+00'), 'UNBOUNDED') || ', '
    || coalesce(replace(replace($1 ->> 1, 'T', ' '), '+00:00', '+00'), 'UNBOUNDED') || ')' $$;

create or replace function googlesql.range_key(jsonb) returns text language sql immutable strict parallel safe as
  $$ select coalesce($1 ->> 0, '') || e'\x01' || coalesce($1 ->> 1, '~') $$;

create or replace function googlesql.range_overlaps(jsonb, jsonb) returns boolean language sql immutable strict parallel safe as $$
  select coalesce(($1 ->> 0) collate "C" < ($2 ->> 1), true) and coalesce(($2 ->> 0) collate "C" < ($1 ->> 1), true) $$;

create or replace function googlesql.range_contains(jsonb, jsonb) returns boolean language sql immutable strict parallel safe as $$
  select case when jsonb_typeof($2) = 'array'
    then ($1 ->> 0 is null or coalesce(($1 ->> 0) collate "C" <= ($2 ->> 0), false)) and ($1 ->> 1 is null or coalesce(($2 ->> 1) collate "C" <= ($1 ->> 1), false))
    else coalesce(($1 ->> 0) collate "C" <= ($2 #>> '{}'), true) and coalesce(($2 #>> '{}') collate "C" < ($1 ->> 1), true) end $$;

create or replace function googlesql.range_intersect(jsonb, jsonb) returns jsonb language plpgsql immutable strict parallel safe as $$
begin
  if not googlesql.range_overlaps($1, $2) then
    raise exception 'Provided RANGE inputs do not overlap.';
  end if;
  return jsonb_build_array(greatest(($1 ->> 0) collate "C", $2 ->> 0), least(($1 ->> 1) collate "C", $2 ->> 1));
end $$;
