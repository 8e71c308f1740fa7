-- FORMAT(): printf with %t and %T, over values in jsonb and their types.

create or replace function googlesql.quoted(text) returns text language sql immutable strict parallel safe as $$
  select q || replace(replace(replace(replace(replace($1, '\', '\\'), q, '\' || q), E'\n', '\n'), E'\r', '\r'), E'\t', '\t') || q
  from (select case when $1 ~ '"' and $1 !~ '''' then '''' else '"' end as q) as t $$;

create or replace function googlesql.bytes_shown(bytea) returns text language sql immutable strict parallel safe as $$
  select coalesce(string_agg(case when b = 92 then '\\' when b between 32 and 126 then chr(b) else '\x' || lpad(to_hex(b), 2, '0') end, '' order by i), '')
  from (select get_byte($1, i) as b, i from generate_series(0, length($1) - 1) as s(i)) as t $$;

-- %t, or %T where the last argument says so.
create or replace function googlesql.shown(jsonb, jsonb, boolean) returns text language plpgsql immutable parallel safe as $$
declare
  kind text := coalesce($2 ->> 0, $2 #>> '{}');
  plain text := $1 #>> '{}';
begin
  if $1 is null or $1 = 'null' and kind <> 'JSON' then
    return 'NULL';
  end if;
  if kind = 'ARRAY' then
    return '[' || coalesce((select string_agg(googlesql.shown(v, $2 -> 1, $3), ', ' order by n) from jsonb_array_elements($1) with ordinality as e(v, n)), '') || ']';
  elsif kind = 'STRUCT' then
    return case when $3 and jsonb_array_length($1) = 1 then 'STRUCT' else '' end || '('
      || coalesce((select string_agg(googlesql.shown($1 -> (n - 2)::int, t -> 1, $3), ', ' order by n) from jsonb_array_elements($2) with ordinality as e(t, n) where n > 1), '') || ')';
  elsif kind = 'RANGE' then
    plain := googlesql.range_text($1, $2 -> 1);
    return case when $3 then 'RANGE<' || ($2 ->> 1) || '> ' || googlesql.quoted(plain) else plain end;
  elsif kind = 'FLOAT64' then
    plain := googlesql.float_text(plain::double precision);
    return case when plain ~ 'n' then case when $3 then 'CAST("' || plain || '" AS FLOAT64)' else plain end when plain ~ '^-?\d+$' then plain || '.0' else plain end;
  elsif kind = 'BYTES' then
    return case when $3 then 'b"' || replace(googlesql.bytes_shown(plain::bytea), '"', '\"') || '"' else googlesql.bytes_shown(plain::bytea) end;
  elsif kind = 'NUMERIC' or kind = 'BIGNUMERIC' then
    plain := trim_scale(plain::numeric)::text;
  elsif kind = 'TIMESTAMP' then
    plain := googlesql.instant_text(plain::timestamptz);
  elsif kind = 'DATETIME' then
    plain := googlesql.clock_text(plain::timestamp::text);
  elsif kind = 'TIME' then
    plain := googlesql.clock_text(plain);
  elsif kind = 'INTERVAL' then
    plain := googlesql.interval_text(plain::interval);
    return case when $3 then 'INTERVAL "' || plain || '" YEAR TO SECOND' else plain end;
  elsif kind = 'JSON' then
    plain := googlesql.json_text($1);
  end if;
  return case when not $3 or kind in ('INT64', 'BOOL') then plain when kind = 'STRING' then googlesql.quoted(plain) else kind || ' ' || googlesql.quoted(plain) end;
end $$;

create or replace function googlesql.digits_grouped(text) returns text language sql immutable strict parallel safe as
  $$ select reverse(regexp_replace(reverse($1), '(\d{3})(?=\d)', '\1,', 'g')) $$;

create or replace function googlesql.integer_shown(numeric, text, int, text) returns text language plpgsql immutable parallel safe as $$
declare
  size numeric := abs($1);
  digits text := case when lower($4) = 'x' then '' when $4 = 'o' then '' else size::text end;
  base int := case when lower($4) = 'x' then 16 when $4 = 'o' then 8 end;
begin
  if base is not null then
    loop
      digits := substr('0123456789abcdef', mod(size, base)::int + 1, 1) || digits;
      size := div(size, base);
      exit when size = 0;
    end loop;
  end if;
  digits := lpad(digits, greatest(length(digits), coalesce($3, 0)), '0');
  if $2 ~ '''' then
    digits := googlesql.digits_grouped(digits);
  end if;
  if $2 ~ '#' and base is not null then
    digits := case when base = 16 then '0x' else '0' end || digits;
  end if;
  return case when $4 = 'X' then upper(digits) else digits end;
end $$;

create or replace function googlesql.float_shown(jsonb, boolean, text, int, text) returns text language plpgsql immutable parallel safe as $$
declare
  x double precision := ($1 #>> '{}')::double precision;
  precision int := coalesce($4, 6);
  value numeric;
  power int;
  body text;
begin
  if x = 'NaN' or abs(x) = 'Infinity' then
    body := case when x = 'NaN' then 'nan' else 'inf' end;
    return case when $5 = lower($5) then body else upper(body) end;
  end if;
  value := abs(case when $2 then googlesql.exact(x) else ($1 #>> '{}')::numeric end);
  if lower($5) = 'f' then
    body := case when $2 then googlesql.round(value, precision, 'ROUND_HALF_EVEN') else round(value, precision) end::text;
  elsif lower($5) = 'e' then
    power := case when value = 0 then 0 when value >= 1 then length(trunc(value)::text) - 1 else -length(substring(value::text from '^0\.(0*)')) - 1 end;
    if value <> 0 and round(value * ('1e' || -power)::numeric, precision) >= 10 then
      power := power + 1;
    end if;
    body := round(value * ('1e' || -power)::numeric, precision)::text || 'e' || case when power < 0 then '-' else '+' end || lpad(abs(power)::text, 2, '0');
  else
    body := googlesql.general(value, greatest(precision, 1));
  end if;
  if $3 ~ '''' then
    body := googlesql.digits_grouped(substring(body from '^\d+')) || substring(body from '^\d+(.*)$');
  end if;
  return case when $5 = lower($5) then body else upper(body) end;
end $$;

create or replace function googlesql.format(text, jsonb, jsonb) returns text language plpgsql immutable parallel safe as $$
declare
  rest text := $1;
  result text := '';
  p text[];
  i int := 0;
  width int;
  precision int;
  flags text;
  verb text;
  kind text;
  value jsonb;
  body text;
  sign text;
  is_null boolean := false;
begin
  if $1 is null then
    return null;
  end if;
  while rest <> '' loop
    if rest !~ '^%' then
      result := result || substring(rest from '^[^%]+');
      rest := substr(rest, length(substring(rest from '^[^%]+')) + 1);
      continue;
    end if;
    p := regexp_match(rest, '^(%([-+ #0'']*)(\*|\d+)?(\.(\*|\d+)?)?([dioxXfFeEgGstTpP%]))');
    if p is null then
      raise exception 'Invalid format specifier in FORMAT string: %', $1;
    end if;
    rest := substr(rest, length(p[1]) + 1);
    flags := p[2];
    verb := p[6];
    if verb = '%' then
      result := result || '%';
      continue;
    end if;
    width := case when p[3] = '*' then ($2 ->> i)::int else coalesce(p[3]::text, '0')::int end;
    i := i + (p[3] is not distinct from '*')::int;
    if width < 0 then
      flags := flags || '-';
      width := -width;
    end if;
    precision := case when p[4] is null then null when p[5] = '*' then ($2 ->> i)::int else coalesce(p[5], '0')::int end;
    i := i + (p[5] is not distinct from '*')::int;
    if i >= jsonb_array_length($2) then
      raise exception 'Too few arguments to FORMAT for pattern';
    end if;
    value := $2 -> i;
    kind := coalesce($3 -> i ->> 0, $3 ->> i);
    sign := '';
    if value = 'null' and verb not in ('t', 'T') and kind <> 'JSON' then
      is_null := true;
      body := '';
    elsif verb in ('t', 'T') then
      body := left(googlesql.shown(value, $3 -> i, verb = 'T'), precision);
      body := case when precision is null then googlesql.shown(value, $3 -> i, verb = 'T') else body end;
    elsif verb = 'p' then
      body := googlesql.json_of(value, $3 -> i, false);
    elsif verb = 'P' then
      body := googlesql.json_pretty(googlesql.json_of(value, $3 -> i, false)::json, '');
    elsif verb = 's' then
      if kind not in ('STRING', 'BYTES', 'JSON') then
        raise exception 'Invalid type for FORMAT %%s: %', kind;
      end if;
      body := case when kind = 'BYTES' then googlesql.utf8((value #>> '{}')::bytea) else googlesql.shown(value, $3 -> i, false) end;
      body := case when precision is null then body else left(body, precision) end;
    else
      if verb in ('d', 'i', 'o', 'x', 'X') then
        if kind <> 'INT64' then
          raise exception 'Invalid type for FORMAT %%%: %', verb, kind;
        end if;
        body := googlesql.integer_shown(value::numeric, flags, precision, verb);
        if precision is not null then
          flags := replace(flags, '0', '');
        end if;
      else
        if kind not in ('FLOAT64', 'NUMERIC', 'BIGNUMERIC') then
          raise exception 'Invalid type for FORMAT %%%: %', verb, kind;
        end if;
        body := googlesql.float_shown(value, kind = 'FLOAT64', flags, precision, verb);
        if body ~* '^(nan|inf)' then
          flags := replace(flags, '0', '');
        end if;
      end if;
      sign := case when (value #>> '{}') like '-%' then '-' when flags ~ '\+' then '+' when flags ~ ' ' then ' ' else '' end;
      if flags ~ '0' and flags !~ '-' then
        body := lpad(body, greatest(length(body), width - length(sign)), '0');
      end if;
      body := sign || body;
    end if;
    i := i + 1;
    result := result || case when length(body) >= width then body when flags ~ '-' then rpad(body, width) else lpad(body, width) end;
  end loop;
  if i < jsonb_array_length($2) then
    raise exception 'Too many arguments to FORMAT for pattern';
  end if;
  return case when not is_null then result end;
end $$;
