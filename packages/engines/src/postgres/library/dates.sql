-- DATE, DATETIME, TIMESTAMP and TIME: adding, counting, truncating.

create or replace function googlesql.checked(date) returns date language plpgsql immutable strict parallel safe as $$
begin
  if $1 < '0001-01-01' or $1 > '9999-12-31' then
    raise exception 'Date is out of supported range';
  end if;
  return $1;
end $$;
create or replace function googlesql.checked(timestamp) returns timestamp language plpgsql immutable strict parallel safe as $$
begin
  if $1 < '0001-01-01' or $1 >= '10000-01-01' then
    raise exception 'Datetime is out of supported range';
  end if;
  return $1;
end $$;
create or replace function googlesql.checked_instant(timestamp) returns timestamptz language plpgsql immutable strict parallel safe as $$
begin
  if $1 < '0001-01-01' or $1 >= '10000-01-01' then
    raise exception 'Timestamp is out of supported range';
  end if;
  return timezone('UTC', $1);
end $$;

-- Sunday is 0.
create or replace function googlesql.first_day(text) returns int language sql immutable parallel safe as $$
  select case $1 when 'WEEK' then 0 when 'ISOWEEK' then 1 when 'WEEK(SUNDAY)' then 0 when 'WEEK(MONDAY)' then 1 when 'WEEK(TUESDAY)' then 2
    when 'WEEK(WEDNESDAY)' then 3 when 'WEEK(THURSDAY)' then 4 when 'WEEK(FRIDAY)' then 5 when 'WEEK(SATURDAY)' then 6 end $$;

create or replace function googlesql.date_trunc(date, text) returns date language sql immutable parallel safe as $$
  select case $2 when 'DAY' then $1
    when 'MONTH' then date_trunc('month', $1::timestamp)::date
    when 'QUARTER' then date_trunc('quarter', $1::timestamp)::date
    when 'YEAR' then date_trunc('year', $1::timestamp)::date
    when 'ISOYEAR' then date_trunc('week', make_date(extract(isoyear from $1)::int, 1, 4)::timestamp)::date
    else $1 - (extract(dow from $1)::int - googlesql.first_day($2) + 7) % 7 end $$;

create or replace function googlesql.datetime_trunc(timestamp, text) returns timestamp language sql immutable parallel safe as $$
  select case when $2 in ('MICROSECOND', 'MILLISECOND', 'SECOND', 'MINUTE', 'HOUR') then date_trunc($2, $1)
    else googlesql.date_trunc($1::date, $2)::timestamp end $$;
create or replace function googlesql.timestamp_trunc(timestamptz, text) returns timestamptz language sql immutable parallel safe as
  $$ select timezone('UTC', googlesql.datetime_trunc(timezone('UTC', $1), $2)) $$;
create or replace function googlesql.timestamp_trunc(timestamptz, text, text) returns timestamptz language sql immutable parallel safe as $$
  select case when $2 in ('MICROSECOND', 'MILLISECOND', 'SECOND') then googlesql.timestamp_trunc($1, $2)
    -- Clocks that show an hour twice would lead back to the first.
    when $2 in ('MINUTE', 'HOUR') then
      (select timezone('UTC', timezone('UTC', $1) - (local - date_trunc($2, local))) from (select googlesql.at_zone($1, $3) as local) as t)
    else googlesql.from_zone(googlesql.datetime_trunc(googlesql.at_zone($1, $3), $2), $3) end $$;
create or replace function googlesql.time_trunc(time, text) returns time language sql immutable parallel safe as
  $$ select date_trunc($2, '1970-01-01'::date + $1)::time $$;

create or replace function googlesql.months(text) returns int language sql immutable parallel safe as
  $$ select case $1 when 'MONTH' then 1 when 'QUARTER' then 3 when 'YEAR' then 12 end $$;
create or replace function googlesql.unit_micros(text) returns bigint language sql immutable parallel safe as $$
  select case $1 when 'MICROSECOND' then 1 when 'MILLISECOND' then 1000 when 'SECOND' then 1000000 when 'MINUTE' then 60000000
    when 'HOUR' then 3600000000 when 'DAY' then 86400000000 when 'WEEK' then 604800000000 end $$;

create or replace function googlesql.date_add(date, bigint, text) returns date language sql immutable strict parallel safe as $$
  select googlesql.checked(case when abs($2) > 4000000 then '10000-01-01'::date when $3 = 'DAY' then $1 + $2::int when $3 = 'WEEK' then $1 + 7 * $2::int
    else ($1::timestamp + make_interval(months => ($2 * googlesql.months($3))::int))::date end) $$;
create or replace function googlesql.date_sub(date, bigint, text) returns date language sql immutable parallel safe as
  $$ select googlesql.date_add($1, -$2, $3) $$;

create or replace function googlesql.moment_add(timestamp, bigint, text) returns timestamp language sql immutable strict parallel safe as $$
  select case when abs($2 * coalesce(googlesql.unit_micros($3), googlesql.months($3) * 2592000000000)::numeric) > 320000000000000000 then '10000-01-01'::timestamp
    when googlesql.months($3) is not null then $1 + make_interval(months => ($2 * googlesql.months($3))::int)
    else $1 + make_interval(days => div($2 * googlesql.unit_micros($3)::numeric, 86400000000)::int)
      + mod($2 * googlesql.unit_micros($3)::numeric, 86400000000)::bigint * interval '1 microsecond' end $$;
create or replace function googlesql.datetime_add(timestamp, bigint, text) returns timestamp language sql immutable parallel safe as
  $$ select googlesql.checked(googlesql.moment_add($1, $2, $3)) $$;
create or replace function googlesql.datetime_sub(timestamp, bigint, text) returns timestamp language sql immutable parallel safe as
  $$ select googlesql.checked(googlesql.moment_add($1, -$2, $3)) $$;
create or replace function googlesql.timestamp_add(timestamptz, bigint, text) returns timestamptz language sql immutable parallel safe as
  $$ select googlesql.checked_instant(googlesql.moment_add(timezone('UTC', $1), $2, $3)) $$;
create or replace function googlesql.timestamp_sub(timestamptz, bigint, text) returns timestamptz language sql immutable parallel safe as
  $$ select googlesql.checked_instant(googlesql.moment_add(timezone('UTC', $1), -$2, $3)) $$;
-- Round the clock.
create or replace function googlesql.wrapped(numeric) returns time language sql immutable parallel safe as
  $$ select ('1970-01-01'::timestamp + mod(mod($1, 86400000000) + 86400000000, 86400000000)::bigint * interval '1 microsecond')::time $$;
create or replace function googlesql.time_add(time, bigint, text) returns time language sql immutable parallel safe as
  $$ select googlesql.wrapped(extract(epoch from $1) * 1000000 + $2::numeric * googlesql.unit_micros($3)) $$;
create or replace function googlesql.time_sub(time, bigint, text) returns time language sql immutable parallel safe as
  $$ select googlesql.wrapped(extract(epoch from $1) * 1000000 - $2::numeric * googlesql.unit_micros($3)) $$;

-- With an INTERVAL. An instant has no months.
create or replace function googlesql.datetime_add(timestamp, interval) returns timestamp language sql immutable parallel safe as
  $$ select googlesql.checked($1 + $2) $$;
create or replace function googlesql.timestamp_add(timestamptz, interval) returns timestamptz language plpgsql immutable strict parallel safe as $$
begin
  if extract(year from $2) <> 0 or extract(month from $2) <> 0 then
    raise exception 'TIMESTAMP +/- INTERVAL is not supported for intervals with non-zero MONTH or YEAR part.';
  end if;
  return googlesql.checked_instant(timezone('UTC', $1) + $2);
end $$;

create or replace function googlesql.floor_div(bigint, bigint) returns bigint language sql immutable strict parallel safe as
  $$ select ($1 - (($1 % $2) + $2) % $2) / $2 $$;
create or replace function googlesql.micros(timestamp) returns bigint language sql immutable parallel safe as
  $$ select (extract(epoch from $1) * 1000000)::bigint $$;
create or replace function googlesql.micros(timestamptz) returns bigint language sql immutable parallel safe as
  $$ select googlesql.micros(timezone('UTC', $1)) $$;
create or replace function googlesql.of_micros(bigint) returns timestamp language sql immutable parallel safe as
  $$ select googlesql.moment_add('1970-01-01'::timestamp, $1, 'MICROSECOND') $$;

create or replace function googlesql.part_number(date, text) returns bigint language sql immutable parallel safe as $$
  select case $2 when 'DAY' then ($1 - '1970-01-01'::date)::bigint
    when 'MONTH' then (extract(year from $1) * 12 + extract(month from $1))::bigint
    when 'QUARTER' then (extract(year from $1) * 4 + extract(quarter from $1))::bigint
    when 'YEAR' then extract(year from $1)::bigint
    when 'ISOYEAR' then extract(isoyear from $1)::bigint
    else googlesql.floor_div($1 - '1970-01-04'::date - googlesql.first_day($2), 7) end $$;
create or replace function googlesql.date_diff(date, date, text) returns bigint language sql immutable parallel safe as
  $$ select case when $3 = 'DAY' then ($1 - $2)::bigint else googlesql.part_number($1, $3) - googlesql.part_number($2, $3) end $$;
create or replace function googlesql.datetime_diff(timestamp, timestamp, text) returns bigint language sql immutable parallel safe as $$
  select case when $3 in ('MICROSECOND', 'MILLISECOND', 'SECOND', 'MINUTE', 'HOUR')
    then googlesql.floor_div(googlesql.micros($1), googlesql.unit_micros($3)) - googlesql.floor_div(googlesql.micros($2), googlesql.unit_micros($3))
    else googlesql.date_diff($1::date, $2::date, $3) end $$;
create or replace function googlesql.timestamp_diff(timestamptz, timestamptz, text) returns bigint language sql immutable parallel safe as
  $$ select (googlesql.micros($1) - googlesql.micros($2)) / googlesql.unit_micros($3) $$;
create or replace function googlesql.time_diff(time, time, text) returns bigint language sql immutable parallel safe as
  $$ select googlesql.datetime_diff('1970-01-01'::date + $1, '1970-01-01'::date + $2, $3) $$;

create or replace function googlesql.extract(text, timestamp) returns bigint language sql immutable parallel safe as $$
  select case $1 when 'YEAR' then extract(year from $2)::bigint when 'MONTH' then extract(month from $2)::bigint
    when 'DAY' then extract(day from $2)::bigint when 'QUARTER' then extract(quarter from $2)::bigint
    when 'DAYOFWEEK' then extract(dow from $2)::bigint + 1 when 'DAYOFYEAR' then extract(doy from $2)::bigint
    when 'HOUR' then extract(hour from $2)::bigint when 'MINUTE' then extract(minute from $2)::bigint
    when 'SECOND' then trunc(extract(second from $2))::bigint
    when 'MILLISECOND' then trunc(extract(milliseconds from $2))::bigint % 1000
    when 'MICROSECOND' then extract(microseconds from $2)::bigint % 1000000
    when 'ISOWEEK' then extract(week from $2)::bigint when 'ISOYEAR' then extract(isoyear from $2)::bigint
    else (extract(doy from $2)::int + 6 - (extract(dow from $2)::int - googlesql.first_day($1) + 7) % 7) / 7 end $$;
create or replace function googlesql.extract(text, date) returns bigint language sql immutable parallel safe as
  $$ select googlesql.extract($1, $2::timestamp) $$;
create or replace function googlesql.extract(text, time) returns bigint language sql immutable parallel safe as
  $$ select googlesql.extract($1, '1970-01-01'::date + $2) $$;
create or replace function googlesql.extract(text, timestamptz) returns bigint language sql immutable parallel safe as
  $$ select googlesql.extract($1, timezone('UTC', $2)) $$;
create or replace function googlesql.extract(text, timestamptz, text) returns bigint language sql immutable parallel safe as
  $$ select googlesql.extract($1, googlesql.at_zone($2, $3)) $$;
create or replace function googlesql.extract(text, interval) returns bigint language sql immutable parallel safe as $$
  select case $1 when 'SECOND' then trunc(extract(second from $2))::bigint
    when 'MILLISECOND' then trunc(extract(milliseconds from $2))::bigint % 1000
    when 'MICROSECOND' then extract(microseconds from $2)::bigint % 1000000
    when 'YEAR' then extract(year from $2)::bigint when 'MONTH' then extract(month from $2)::bigint when 'DAY' then extract(day from $2)::bigint
    when 'HOUR' then extract(hour from $2)::bigint when 'MINUTE' then extract(minute from $2)::bigint end $$;

create or replace function googlesql.last_day(date, text) returns date language sql immutable parallel safe as $$
  select case $2 when 'YEAR' then googlesql.date_trunc($1, 'YEAR') + interval '1 year' - interval '1 day'
    when 'QUARTER' then googlesql.date_trunc($1, 'QUARTER') + interval '3 months' - interval '1 day'
    when 'MONTH' then googlesql.date_trunc($1, 'MONTH') + interval '1 month' - interval '1 day'
    when 'ISOYEAR' then date_trunc('week', make_date(extract(isoyear from $1)::int + 1, 1, 4)::timestamp) - interval '1 day'
    else googlesql.date_trunc($1, $2) + interval '6 days' end::date $$;
create or replace function googlesql.last_day_checked(date, text) returns date language sql immutable parallel safe as
  $$ select googlesql.checked(googlesql.last_day($1, $2)) $$;
create or replace function googlesql.week_trunc(date, text) returns date language sql immutable parallel safe as
  $$ select googlesql.checked(googlesql.date_trunc($1, $2)) $$;

create or replace function googlesql.make_moment(bigint, bigint, bigint, bigint, bigint, bigint) returns timestamp language plpgsql immutable strict parallel safe as $$
begin
  return make_timestamp($1::int, $2::int, $3::int, $4::int, $5::int, $6::double precision);
exception when others then
  raise exception 'Invalid arguments to DATETIME: % % % % % %', $1, $2, $3, $4, $5, $6;
end $$;
create or replace function googlesql.make_date(bigint, bigint, bigint) returns date language plpgsql immutable strict parallel safe as $$
declare
  made date := googlesql.civil($1::int, $2::int, $3::int);
begin
  if made is null then
    raise exception 'Input calculates to invalid date: %-%-%', $1, $2, $3;
  end if;
  return made;
end $$;
create or replace function googlesql.make_time(bigint, bigint, bigint) returns time language plpgsql immutable strict parallel safe as $$
begin
  if $1 not between 0 and 23 or $2 not between 0 and 59 or $3 not between 0 and 60 then
    raise exception 'Input calculates to invalid time: %:%:%', $1, $2, $3;
  end if;
  return googlesql.moment_add('1970-01-01', $1 * 3600 + $2 * 60 + $3, 'SECOND')::time;
end $$;
create or replace function googlesql.instant_of(bigint, text) returns timestamptz language sql immutable parallel safe as
  $$ select googlesql.checked_instant(googlesql.moment_add('1970-01-01', $1, $2)) $$;
