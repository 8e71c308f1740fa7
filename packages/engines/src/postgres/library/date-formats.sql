-- FORMAT_* and PARSE_*.

create or replace function googlesql.format_moment(text, timestamp, interval) returns text language plpgsql immutable strict parallel safe as $$
declare
  result text := '';
  rest text := $1;
  piece text;
  element text;
  week bigint;
begin
  while rest <> '' loop
    piece := substring(rest from '^[^%]+');
    if piece is not null then
      result := result || piece;
      rest := substr(rest, length(piece) + 1);
      continue;
    end if;
    element := substring(rest from '^%(E4Y|E\*S|E[0-9]S|Ez|E[a-zA-Z]|O[a-zA-Z]|[A-Za-z]|%)');
    if element is null then
      result := result || '%';
      rest := substr(rest, 2);
      continue;
    end if;
    rest := substr(rest, length(element) + 2);
    if element ~ '^[EO][a-zA-Z]$' and element <> 'Ez' then
      element := substr(element, 2);
    end if;
    result := result || case element
      when 'A' then to_char($2, 'FMDay') when 'a' then to_char($2, 'Dy') when 'B' then to_char($2, 'FMMonth')
      when 'b' then to_char($2, 'Mon') when 'h' then to_char($2, 'Mon') when 'C' then lpad((extract(year from $2)::int / 100)::text, 2, '0')
      when 'c' then googlesql.format_moment('%a %b %e %H:%M:%S %Y', $2, $3)
      when 'D' then to_char($2, 'MM/DD/YY') when 'd' then to_char($2, 'DD') when 'e' then lpad(extract(day from $2)::text, 2)
      when 'F' then googlesql.format_moment('%Y-%m-%d', $2, $3) when 'G' then extract(isoyear from $2)::text
      when 'g' then to_char($2, 'IY') when 'H' then to_char($2, 'HH24') when 'I' then to_char($2, 'HH12')
      when 'J' then lpad(((extract(week from $2) - 1) * 7 + extract(isodow from $2))::text, 3, '0')
      when 'j' then to_char($2, 'DDD') when 'k' then lpad(extract(hour from $2)::text, 2)
      when 'l' then lpad(to_char($2, 'FMHH12'), 2) when 'M' then to_char($2, 'MI') when 'm' then to_char($2, 'MM')
      when 'n' then E'\n' when 'P' then to_char($2, 'am') when 'p' then to_char($2, 'AM') when 'Q' then extract(quarter from $2)::text
      when 'R' then to_char($2, 'HH24:MI') when 'r' then to_char($2, 'HH12:MI:SS AM') when 'S' then to_char($2, 'SS')
      when 's' then floor(extract(epoch from $2 - $3))::bigint::text when 'T' then to_char($2, 'HH24:MI:SS') when 't' then E'\t'
      when 'U' then lpad(googlesql.extract('WEEK', $2)::text, 2, '0') when 'u' then extract(isodow from $2)::text
      when 'V' then to_char($2, 'IW') when 'W' then lpad(googlesql.extract('WEEK(MONDAY)', $2)::text, 2, '0')
      when 'w' then extract(dow from $2)::text when 'X' then to_char($2, 'HH24:MI:SS') when 'x' then to_char($2, 'MM/DD/YY')
      when 'Y' then extract(year from $2)::text when 'y' then to_char($2, 'YY')
      when 'Z' then case when $3 = interval '0' then 'UTC' else 'UTC' || regexp_replace(googlesql.offset_text($3, ':', false), '^([+-])0', '\1') end
      when 'z' then googlesql.offset_text($3, '', true) when 'Ez' then googlesql.offset_text($3, ':', true)
      when '%' then '%' when 'E4Y' then lpad(extract(year from $2)::text, 4, '0')
      when 'E*S' then to_char($2, 'SS') || coalesce(substring(trim_scale(extract(second from $2))::text from '\..*'), '')
      when 'E0S' then to_char($2, 'SS')
      else case when element ~ '^E[0-9]S$'
        then to_char($2, 'SS') || '.' || substr(rpad(to_char($2, 'US'), 9, '0'), 1, substr(element, 2, 1)::int) end end;
    if result is null then
      raise exception 'Unsupported format element %%%', element;
    end if;
  end loop;
  return result;
end $$;

-- to_char would write the zeros of a year before 1000.
create or replace function googlesql.format_plain(timestamp, text, text) returns text language sql immutable parallel safe as
  $$ select case when $1 >= '1000-01-01' then to_char($1, $2) else googlesql.format_moment($3, $1, interval '0') end $$;

create or replace function googlesql.format_date(text, date) returns text language sql immutable parallel safe as
  $$ select googlesql.format_moment($1, $2::timestamp, interval '0') $$;
create or replace function googlesql.format_datetime(text, timestamp) returns text language sql immutable parallel safe as
  $$ select googlesql.format_moment($1, $2, interval '0') $$;
create or replace function googlesql.format_time(text, time) returns text language sql immutable parallel safe as
  $$ select googlesql.format_moment($1, '1970-01-01'::date + $2, interval '0') $$;
create or replace function googlesql.format_timestamp(text, timestamptz, text) returns text language sql immutable parallel safe as $$
  select googlesql.format_moment($1, local, local - timezone('UTC', $2)) from (select googlesql.at_zone($2, $3) as local) as t $$;
create or replace function googlesql.format_timestamp(text, timestamptz) returns text language sql immutable parallel safe as
  $$ select googlesql.format_moment($1, timezone('UTC', $2), interval '0') $$;

-- What a text says by a format: members year, month, day, hour …, zone.
create or replace function googlesql.read_moment(text, text) returns jsonb language plpgsql immutable strict parallel safe as $$
declare
  found jsonb := '{}';
  format text := $1;
  rest text := ltrim($2, E' \t\n\r\f\u000B');
  element text;
  piece text;
  shape text;
  field text;
  value text;
  names text[];
begin
  format := replace(replace(replace(replace(format, '%F', '%Y-%m-%d'), '%T', '%H:%M:%S'), '%X', '%H:%M:%S'), '%R', '%H:%M');
  format := replace(replace(replace(replace(format, '%D', '%m/%d/%y'), '%x', '%m/%d/%y'), '%r', '%I:%M:%S %p'), '%c', '%a %b %e %H:%M:%S %Y');
  while format <> '' loop
    element := substring(format from '^%(E4Y|E\*S|E[0-9]S|Ez|E[a-zA-Z]|O[a-zA-Z]|[A-Za-z]|%)');
    if element is null then
      piece := substring(format from '^(\s+|%|[^%\s]+)');
      format := substr(format, length(piece) + 1);
      if piece ~ '^\s' then
        rest := ltrim(rest, E' \t\n\r\f\u000B');
      elsif starts_with(rest, piece) then
        rest := substr(rest, length(piece) + 1);
      else
        raise exception 'Failed to parse input string "%"', $2;
      end if;
      continue;
    end if;
    format := substr(format, length(element) + 2);
    if element ~ '^[EO][a-zA-Z]$' and element <> 'Ez' then
      element := substr(element, 2);
    end if;
    if element in ('n', 't') then
      rest := ltrim(rest, E' \t\n\r\f\u000B');
      continue;
    end if;
    if element in ('d', 'e', 'H', 'I', 'k', 'l') then
      rest := ltrim(rest, E' \t\n\r\f\u000B');
    end if;
    field := case element when 'Y' then 'year' when 'E4Y' then 'year' when 'm' then 'month' when 'd' then 'day' when 'e' then 'day'
      when 'H' then 'hour' when 'k' then 'hour' when 'I' then 'hour12' when 'l' then 'hour12' when 'M' then 'minute' when 'S' then 'second'
      when 'y' then 'short' when 'C' then 'century' when 'j' then 'yearday' when 'G' then 'isoyear' when 'V' then 'isoweek'
      when 'u' then 'weekday' when 'w' then 'weekday' when 'Q' then 'quarter' when 's' then 'epoch' when 'z' then 'zone' when 'Ez' then 'zone'
      when 'Z' then 'zone' when 'p' then 'half' when 'P' then 'half' when 'U' then 'none' when 'W' then 'none' when '%' then 'none'
      when 'A' then 'weekday' when 'a' then 'weekday' when 'B' then 'month' when 'b' then 'month' when 'h' then 'month'
      else case when element ~ '^E[0-9*]S$' then 'second' end end;
    if field is null then
      raise exception 'Unsupported format element %%%', element;
    end if;
    shape := case when element in ('Y', 'E4Y', 'G') then '^\d{1,4}' when element = 'j' then '^\d{1,3}' when element in ('u', 'w', 'Q') then '^\d'
      when element = 's' then '^-?\d+' when element in ('z', 'Ez') then '^([zZ]|[+-]\d{1,2}(:?\d{2})?)' when element = 'Z' then '^[A-Za-z][A-Za-z0-9_/+:-]*'
      when element in ('p', 'P') then '^[aApP][mM]' when element = '%' then '^%'
      when element in ('A', 'a') then '^(sun(day)?|mon(day)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?)'
      when element in ('B', 'b', 'h') then '^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(tember)?|oct(ober)?|nov(ember)?|dec(ember)?)'
      when element in ('E*S') then '^\d{1,2}(\.\d{1,9})?' when element ~ '^E[1-9]S$' then '^\d{1,2}(\.\d{1,' || substr(element, 2, 1) || '})?'
      else '^\d{1,2}' end;
    value := (regexp_match(rest, '(' || shape || ')', 'i'))[1];
    if value is null then
      raise exception 'Failed to parse input string "%"', $2;
    end if;
    rest := substr(rest, length(value) + 1);
    if element in ('A', 'a') then
      value := ((position(lower(left(value, 3)) in 'sunmontuewedthufrisat') - 1) / 3)::text;
    elsif element in ('B', 'b', 'h') then
      value := ((position(lower(left(value, 3)) in 'janfebmaraprmayjunjulaugsepoctnovdec') + 2) / 3)::text;
    elsif field in ('month', 'day', 'hour', 'hour12', 'minute', 'yearday', 'isoweek', 'quarter') and not value::int between
      (case when field in ('hour', 'minute') then 0 else 1 end) and
      (case field when 'month' then 12 when 'day' then 31 when 'hour' then 23 when 'hour12' then 12 when 'minute' then 59 when 'yearday' then 366 when 'isoweek' then 53 else 4 end)
      or field = 'second' and value::numeric >= 61 or element = 'w' and value::int > 6 or element = 'u' and value::int not between 1 and 7 then
      raise exception 'Failed to parse input string "%"', $2;
    end if;
    found := found || jsonb_build_object(field, value);
    if field = 'year' then
      found := found - 'short' - 'century';
    elsif field = 'hour' then
      found := found - 'hour12';
    elsif field = 'quarter' then
      found := found || jsonb_build_object('month', value::int * 3 - 2);
    end if;
  end loop;
  if ltrim(rest, E' \t\n\r\f\u000B') <> '' then
    raise exception 'Failed to parse input string "%"', $2;
  end if;
  return found;
end $$;

create or replace function googlesql.moment_by(jsonb, text) returns timestamp language plpgsql immutable strict parallel safe as $$
declare
  year int := coalesce(($1 ->> 'year')::int, 1970);
  day date;
  hour int := coalesce(($1 ->> 'hour')::int, 0);
begin
  if $1 ? 'epoch' then
    return googlesql.moment_add('1970-01-01', ($1 ->> 'epoch')::bigint, 'SECOND');
  end if;
  if $1 ? 'short' then
    year := coalesce(($1 ->> 'century')::int * 100, case when ($1 ->> 'short')::int < 69 then 2000 else 1900 end) + ($1 ->> 'short')::int;
  elsif $1 ? 'century' then
    year := ($1 ->> 'century')::int * 100 + year % 100;
  end if;
  if $1 ? 'isoyear' then
    day := date_trunc('week', make_date(($1 ->> 'isoyear')::int, 1, 4)::timestamp)::date + (coalesce(($1 ->> 'isoweek')::int, 1) - 1) * 7
      + (coalesce(($1 ->> 'weekday')::int, 1) + 6) % 7;
  elsif $1 ? 'yearday' then
    day := make_date(year, 1, 1) + ($1 ->> 'yearday')::int - 1;
  else
    day := googlesql.civil(year, coalesce(($1 ->> 'month')::int, 1), coalesce(($1 ->> 'day')::int, 1));
  end if;
  if day is null then
    raise exception 'Failed to parse input string "%"', $2;
  end if;
  if $1 ? 'hour12' then
    hour := ($1 ->> 'hour12')::int % 12 + case when lower($1 ->> 'half') = 'pm' then 12 else 0 end;
  end if;
  return day + make_interval(hours => hour, mins => coalesce(($1 ->> 'minute')::int, 0))
    + trunc(coalesce(($1 ->> 'second')::numeric, 0) * 1000000)::int * interval '1 microsecond';
end $$;

create or replace function googlesql.parse_date(text, text) returns date language sql immutable parallel safe as
  $$ select googlesql.checked(googlesql.moment_by(googlesql.read_moment($1, $2), $2)::date) $$;
create or replace function googlesql.parse_datetime(text, text) returns timestamp language sql immutable parallel safe as
  $$ select googlesql.checked(googlesql.moment_by(googlesql.read_moment($1, $2), $2)) $$;
create or replace function googlesql.parse_time(text, text) returns time language sql immutable parallel safe as
  $$ select googlesql.moment_by(googlesql.read_moment($1, $2), $2)::time $$;
create or replace function googlesql.parse_timestamp(text, text, text) returns timestamptz language plpgsql immutable strict parallel safe as $$
declare
  found jsonb := googlesql.read_moment($1, $2);
  local timestamp := googlesql.moment_by(found, $2);
begin
  if not found ? 'epoch' then
    local := timezone('UTC', googlesql.from_zone(local, coalesce(found ->> 'zone', $3)));
  end if;
  return googlesql.checked_instant(local);
end $$;
create or replace function googlesql.parse_timestamp(text, text) returns timestamptz language plpgsql immutable strict parallel safe as
  $$ begin return googlesql.parse_timestamp($1, $2, 'UTC'); end $$;
