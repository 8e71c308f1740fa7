-- Texts as values: what CAST reads. Of each type one that gives NULL, and one that fails.

create or replace function googlesql.int64_or_null(text) returns bigint language plpgsql immutable strict parallel safe as $$
declare
  n numeric;
  part text[];
  digit text;
begin
  if $1 ~ '^\s*[+-]?[0-9]{1,18}\s*$' then
    return btrim($1, E' \t\n\r\f\u000B')::bigint;
  elsif $1 ~ '^\s*[+-]?[0-9]+\s*$' then
    n := btrim($1, E' \t\n\r\f\u000B')::numeric;
  else
    part := regexp_match($1, '^\s*([+-]?)0[xX]([0-9a-fA-F]{1,16})\s*$');
    if part is null then
      return null;
    end if;
    n := 0;
    foreach digit in array regexp_split_to_array(lower(part[2]), '') loop
      n := n * 16 + position(digit in '0123456789abcdef') - 1;
    end loop;
    n := case when part[1] = '-' then -n else n end;
  end if;
  return case when n between -9223372036854775808 and 9223372036854775807 then n::bigint end;
end $$;

create or replace function googlesql.float64_or_null(text) returns double precision language plpgsql immutable strict as $$
declare
  word text := btrim($1, E' \t\n\r\f\u000B');
begin
  if word ~ '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$' then
    if length(word) > 15 and word ~ '[eE]' or length(word) > 300 or word ~ '[eE][+-]?[0-9]{3}' then
      return word::double precision;
    end if;
    return word::double precision;
  elsif word ~* '^[+-]?(inf|infinity)$' then
    return case when word like '-%' then '-Infinity' else 'Infinity' end;
  elsif word ~* '^[+-]?nan$' then
    return 'NaN';
  end if;
  return null;
exception when numeric_value_out_of_range then
  return case when word ~ '[eE]-' then 0 end;
end $$;

create or replace function googlesql.decimal_or_null(text) returns numeric language plpgsql immutable strict parallel safe as $$
declare
  word text := btrim($1, E' \t\n\r\f\u000B');
begin
  return case when word ~ '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$' then word::numeric end;
end $$;

create or replace function googlesql.numeric_or_null(text) returns numeric language plpgsql immutable strict parallel safe as $$
declare
  n numeric := round(googlesql.decimal_or_null($1), 9);
begin
  return case when abs(n) <= 99999999999999999999999999999.999999999 then n end;
end $$;

create or replace function googlesql.bignumeric_or_null(text) returns numeric language plpgsql immutable strict parallel safe as $$
declare
  n numeric := round(googlesql.decimal_or_null($1), 38);
begin
  return case when n between -578960446186580977117854925043439539266.34992332820282019728792003956564819968
    and 578960446186580977117854925043439539266.34992332820282019728792003956564819967 then n end;
end $$;

create or replace function googlesql.bool_or_null(text) returns boolean language sql immutable strict parallel safe as
  $$ select case lower($1) when 'true' then true when 'false' then false end $$;

-- plpgsql, where a nested SQL function would be planned anew for each row.
create or replace function googlesql.civil(int, int, int) returns date language plpgsql immutable strict parallel safe as $$
begin
  if $1 between 1 and 9999 and $2 between 1 and 12 and $3 between 1 and
    (case when $2 in (4, 6, 9, 11) then 30 when $2 <> 2 then 31 when $1 % 4 = 0 and ($1 % 100 <> 0 or $1 % 400 = 0) then 29 else 28 end) then
    return make_date($1, $2, $3);
  end if;
  return null;
end $$;

-- Year, month, day, hour, minute, second, fraction, offset, zone.
create or replace function googlesql.moment_parts(text) returns text[] language plpgsql immutable strict parallel safe as $$
begin
  return regexp_match($1,
    '^(\d{4,5})-(\d{1,2})-(\d{1,2})(?:[ Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{0,6}))?)?(?:\s*([Zz]|[+-]\d{1,2}(?::?\d{2})?)|\s+([A-Za-z][A-Za-z0-9_/+:-]*))?$');
end $$;

create or replace function googlesql.moment_of(text[]) returns timestamp language plpgsql immutable strict parallel safe as $$
declare
  day date := googlesql.civil($1[1]::int, $1[2]::int, $1[3]::int);
  second int := $1[6]::int;
  minute timestamp;
begin
  if day is null or second is null then
    return day;
  elsif $1[4]::int > 23 or $1[5]::int > 59 or second > 60 then
    return null;
  end if;
  minute := day + make_interval(hours => $1[4]::int, mins => $1[5]::int);
  if second = 60 then
    return case when minute < '9999-12-31 23:59:00' then minute + interval '1 minute' end;
  end if;
  return minute + second * interval '1 second' + rpad(coalesce($1[7], ''), 6, '0')::int * interval '1 microsecond';
end $$;

create or replace function googlesql.date_or_null(text) returns date language plpgsql immutable strict parallel safe as $$
declare
  p text[] := regexp_match($1, '^(\d{4})-(\d{1,2})-(\d{1,2})$');
begin
  return case when p is not null then googlesql.civil(p[1]::int, p[2]::int, p[3]::int) end;
end $$;

create or replace function googlesql.datetime_or_null(text) returns timestamp language plpgsql immutable strict parallel safe as $$
declare
  p text[] := googlesql.moment_parts($1);
begin
  return case when p[8] is null and p[9] is null then googlesql.moment_of(p) end;
end $$;

create or replace function googlesql.time_or_null(text) returns time language plpgsql immutable strict parallel safe as $$
begin
  if $1 ~ '^\d{1,2}:\d{1,2}:\d{1,2}(\.\d{0,6})?$' then
    return googlesql.moment_of(googlesql.moment_parts('1970-01-01 ' || $1))::time;
  end if;
  return null;
end $$;

create or replace function googlesql.timestamp_or_null(text) returns timestamptz language plpgsql immutable strict as $$
begin
  return googlesql.timestamp_in($1, 'UTC');
exception when others then
  return null;
end $$;

create or replace function googlesql.timestamp_in(text, text) returns timestamptz language plpgsql immutable strict parallel safe as $$
declare
  p text[] := googlesql.moment_parts($1);
  local timestamp := googlesql.moment_of(p);
begin
  if local is null then
    return null;
  end if;
  return googlesql.checked_instant(timezone('UTC', googlesql.from_zone(local, coalesce(p[8], p[9], $2))));
end $$;

-- Year to second in its forms, or ISO 8601.
create or replace function googlesql.interval_or_null(text) returns interval language plpgsql immutable strict as $$
declare
  shapes text[] := array['^([+-]?)(\d+)-(\d+)(?: ([+-]?\d+)(?: ([+-]?)(\d+)(?::(\d+)(?::(\d+(?:\.\d{1,9})?))?)?)?)?$',
    '^()()()([+-]?\d+) ([+-]?)(\d+):(\d+)(?::(\d+(?:\.\d{1,9})?))?$',
    '^()()()()([+-]?)(\d+):(\d+):(\d+(?:\.\d{1,9})?)$',
    '^()()([+-]?\d+) ([+-]?\d+) ([+-]?)(\d+):(\d+)(?::(\d+(?:\.\d{1,9})?))?$'];
  shape text;
  p text[];
  months numeric := 0;
  days numeric := 0;
  micros numeric := 0;
  late boolean := false;
  n numeric;
begin
  foreach shape in array shapes loop
    p := regexp_match($1, shape);
    if p is not null then
      months := (case when p[1] = '-' then -1 else 1 end) * (coalesce(nullif(p[2], ''), '0')::numeric * 12 + coalesce(nullif(p[3], ''), '0')::numeric);
      micros := (case when p[5] = '-' then -1 else 1 end) * trunc((coalesce(p[6], '0')::numeric * 3600 + coalesce(p[7], '0')::numeric * 60 + coalesce(p[8], '0')::numeric) * 1000000);
      return googlesql.of_parts(months::bigint, coalesce(nullif(p[4], ''), '0')::bigint, micros::bigint);
    end if;
  end loop;
  if $1 !~ '^P(-?\d+[YMWD])*(T(-?\d+[HM]|-?\d+(\.\d{1,9})?S)*)?$' or $1 = 'P' then
    return null;
  end if;
  for p in select regexp_matches($1, '(T)|(-?[0-9.]+)([YMWDHS])', 'g') loop
    n := p[2]::numeric;
    case
      when p[1] = 'T' then late := true;
      when p[3] = 'Y' then months := months + n * 12;
      when p[3] = 'M' and not late then months := months + n;
      when p[3] = 'W' then days := days + n * 7;
      when p[3] = 'D' then days := days + n;
      when p[3] = 'H' then micros := micros + n * 3600000000;
      when p[3] = 'M' then micros := micros + n * 60000000;
      else micros := micros + trunc(n * 1000000);
    end case;
  end loop;
  return googlesql.of_parts(months::bigint, days::bigint, micros::bigint);
exception when others then
  return null;
end $$;

-- Of each that gives NULL the one that fails, and says of what: `to_int64`, `to_date`, ….
do $do$
declare
  type text;
  result text;
  message text;
begin
  for type, result, message in values
    ('int64', 'bigint', 'Bad int64 value: %'),
    ('float64', 'double precision', 'Bad double value: %'),
    ('numeric', 'numeric', 'Invalid NUMERIC value: %'),
    ('bignumeric', 'numeric', 'Invalid BIGNUMERIC value: %'),
    ('bool', 'boolean', 'Bad bool value: %'),
    ('date', 'date', 'Invalid date: ''%'''),
    ('datetime', 'timestamp', 'Invalid datetime string "%"'),
    ('time', 'time', 'Invalid time string "%"'),
    ('interval', 'interval', 'Invalid INTERVAL value ''%''')
  loop
    execute format($make$
create or replace function googlesql.to_%1$s(text) returns %2$s language plpgsql immutable strict as $body$
declare
  found %2$s := googlesql.%1$s_or_null($1);
begin
  if found is null then
    raise exception %3$L, $1;
  end if;
  return found;
end $body$ $make$, type, result, message);
  end loop;
end $do$;
create or replace function googlesql.to_timestamp(text, text) returns timestamptz language plpgsql immutable strict as $$
declare
  found timestamptz := googlesql.timestamp_in($1, $2);
begin
  if found is null then
    raise exception 'Invalid timestamp: ''%''', $1;
  end if;
  return found;
end $$;
create or replace function googlesql.to_timestamp(text) returns timestamptz language plpgsql immutable strict as
  $$ begin return googlesql.to_timestamp($1, 'UTC'); end $$;

create or replace function googlesql.utf8(bytea) returns text language plpgsql immutable strict as $$
begin
  return convert_from($1, 'UTF8');
exception when others then
  raise exception 'Invalid cast of bytes to UTF8 string';
end $$;
