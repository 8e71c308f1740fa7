-- Values as JSON, and JSON as values.

-- Values as JSON, by their type: a kind, or [kind, …].
create or replace function googlesql.json_of(jsonb, jsonb, boolean) returns text language plpgsql immutable parallel safe as $$
declare
  kind text := coalesce($2 ->> 0, $2 #>> '{}');
  shown text;
begin
  if $1 is null or $1 = 'null' and kind <> 'JSON' then
    return 'null';
  end if;
  case kind
    when 'ARRAY' then
      return '[' || coalesce((select string_agg(googlesql.json_of(v, $2 -> 1, $3), ',' order by n) from jsonb_array_elements($1) with ordinality as e(v, n)), '') || ']';
    when 'STRUCT' then
      return '{' || coalesce((select string_agg(to_jsonb(t ->> 0)::text || ':' || googlesql.json_of($1 -> (n - 2)::int, t -> 1, $3), ',' order by n)
        from jsonb_array_elements($2) with ordinality as e(t, n) where n > 1
          and ($3 or not exists (select 1 from jsonb_array_elements($2) with ordinality as o(u, m) where m > 1 and m < n and u ->> 0 = t ->> 0))), '') || '}';
    when 'RANGE' then
      return '{"start":' || googlesql.json_of($1 -> 0, $2 -> 1, $3) || ',"end":' || googlesql.json_of($1 -> 1, $2 -> 1, $3) || '}';
    when 'INT64' then
      return case when $3 and abs($1::numeric) > 9007199254740992 then to_jsonb($1::text)::text else $1::text end;
    when 'FLOAT64' then
      return case when jsonb_typeof($1) = 'string' then $1::text when $3 then googlesql.float_text($1::text::double precision) else googlesql.json_double($1::text::double precision) end;
    when 'NUMERIC', 'BIGNUMERIC' then
      shown := trim_scale($1::numeric)::text;
      return case when $3 and (shown ~ '\.' and googlesql.float_text(shown::double precision) <> shown or shown !~ '\.' and abs(shown::numeric) > 9007199254740992) then to_jsonb(shown)::text else shown end;
    when 'BYTES' then
      return to_jsonb(replace(encode(($1 #>> '{}')::bytea, 'base64'), E'\n', ''))::text;
    when 'DATETIME' then
      return to_jsonb(googlesql.padded_moment($1 #>> '{}'))::text;
    when 'TIMESTAMP' then
      return to_jsonb(googlesql.padded_moment(timezone('UTC', ($1 #>> '{}')::timestamptz)::text) || 'Z')::text;
    when 'TIME' then
      return to_jsonb(googlesql.padded_moment($1 #>> '{}'))::text;
    when 'INTERVAL' then
      return to_jsonb(googlesql.interval_iso(($1 #>> '{}')::interval))::text;
    when 'JSON' then
      return googlesql.json_text($1);
    else
      return $1::text;
  end case;
end $$;

create or replace function googlesql.padded_moment(text) returns text language sql immutable strict parallel safe as $$ select replace(googlesql.clock_text($1), ' ', 'T') $$;

create or replace function googlesql.interval_iso(interval) returns text language sql immutable strict parallel safe as $$
  select case when d || t = '' then 'P0Y' else 'P' || d || case when t = '' then '' else 'T' || t end end
  from (select coalesce(nullif(m / 12, 0) || 'Y', '') || coalesce(nullif(m % 12, 0) || 'M', '') || coalesce(nullif(extract(day from $1)::int, 0) || 'D', '') as d,
    coalesce(nullif(u / 3600000000, 0) || 'H', '') || coalesce(nullif(u / 60000000 % 60, 0) || 'M', '') || coalesce(nullif(trim_scale(u % 60000000 / 1000000.0), 0) || 'S', '') as t
    from (select googlesql.total_months($1) as m, googlesql.clock_micros($1) as u) as p) as q $$;

create or replace function googlesql.to_json_string(jsonb, jsonb, boolean) returns text language sql immutable parallel safe as $$
  select case when $3 then googlesql.json_pretty(googlesql.json_of($1, $2, true)::json, '') else googlesql.json_of($1, $2, true) end $$;
create or replace function googlesql.to_json(jsonb, jsonb) returns jsonb language sql immutable parallel safe as $$ select googlesql.json_of($1, $2, false)::jsonb $$;

create or replace function googlesql.json_object(variadic jsonb[]) returns jsonb language plpgsql immutable parallel safe as $$
declare
  found jsonb := '{}';
begin
  for i in 1..cardinality($1) by 2 loop
    if coalesce($1[i], 'null') = 'null' then
      raise exception 'A key of JSON_OBJECT cannot be NULL';
    end if;
    found := jsonb_build_object($1[i] #>> '{}', coalesce($1[i + 1], 'null')) || found;
  end loop;
  return found;
end $$;

create or replace function googlesql.json_object_of(jsonb, jsonb) returns jsonb language plpgsql immutable parallel safe as $$
begin
  if $1 is null or coalesce($2, 'null') = 'null' then
    raise exception 'The arrays of JSON_OBJECT cannot be NULL';
  elsif jsonb_array_length($1) <> jsonb_array_length($2) then
    raise exception 'The number of keys and values must match in JSON_OBJECT';
  elsif $1 @> 'null' then
    raise exception 'A key of JSON_OBJECT cannot be NULL';
  end if;
  return (select coalesce(jsonb_object_agg(k #>> '{}', $2 -> (n - 1)::int order by n desc), '{}') from jsonb_array_elements($1) with ordinality as e(k, n));
end $$;

-- An ARRAY of JSON's scalars; each must be one.
create or replace function googlesql.json_scalars(jsonb, text, text) returns jsonb language plpgsql immutable strict as $$
declare
  result jsonb;
begin
  if jsonb_typeof($1) <> 'array' then
    if $3 = 'lax' then
      return null;
    end if;
    raise exception 'The provided JSON input is not an array';
  end if;
  execute format('select coalesce(jsonb_agg(%s order by n), ''[]'') from jsonb_array_elements($1) with ordinality as e(v, n)', $2) into result using $1;
  return result;
end $$;

-- JSON as scalars, strictly and laxly.
create or replace function googlesql.json_bool(jsonb) returns boolean language plpgsql immutable strict parallel safe as $$
begin
  if jsonb_typeof($1) <> 'boolean' then
    raise exception 'The provided JSON input is not a boolean';
  end if;
  return $1::boolean;
end $$;
create or replace function googlesql.json_string(jsonb) returns text language plpgsql immutable strict parallel safe as $$
begin
  if jsonb_typeof($1) <> 'string' then
    raise exception 'The provided JSON input is not a string';
  end if;
  return $1 #>> '{}';
end $$;
create or replace function googlesql.json_int64(jsonb) returns bigint language plpgsql immutable strict parallel safe as $$
begin
  if jsonb_typeof($1) <> 'number' or $1::numeric <> trunc($1::numeric) then
    raise exception 'The provided JSON input is not an integer';
  elsif $1::numeric not between -9223372036854775808 and 9223372036854775807 then
    raise exception 'The provided JSON input is not an integer that fits INT64';
  end if;
  return $1::numeric::bigint;
end $$;
create or replace function googlesql.json_float64(jsonb, text) returns double precision language plpgsql immutable strict parallel safe as $$
begin
  if jsonb_typeof($1) <> 'number' then
    raise exception 'The provided JSON input is not a number';
  elsif $2 not in ('exact', 'round') then
    raise exception 'Invalid wide_number_mode: %', $2;
  elsif $2 = 'exact' and $1::text ~ '^-?\d+$' and googlesql.exact($1::text::double precision) <> $1::numeric then
    raise exception 'JSON number: % cannot be converted to DOUBLE without loss of precision', $1;
  end if;
  return $1::text::double precision;
end $$;
create or replace function googlesql.lax_bool(jsonb) returns boolean language sql immutable strict parallel safe as $$
  select case jsonb_typeof($1) when 'boolean' then $1::boolean when 'number' then $1::numeric <> 0 when 'string' then googlesql.bool_or_null($1 #>> '{}') end $$;
create or replace function googlesql.lax_int64(jsonb) returns bigint language plpgsql immutable strict as $$
declare
  n numeric;
begin
  case jsonb_typeof($1)
    when 'boolean' then return ($1::boolean)::int;
    when 'number' then n := round($1::numeric);
    when 'string' then
      n := case when ($1 #>> '{}') ~ '^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?$' then round(($1 #>> '{}')::numeric) end;
    else return null;
  end case;
  return case when n between -9223372036854775808 and 9223372036854775807 then n::bigint end;
end $$;
create or replace function googlesql.lax_float64(jsonb) returns double precision language sql immutable strict as $$
  select case jsonb_typeof($1) when 'number' then $1::text::double precision when 'string' then googlesql.float64_or_null($1 #>> '{}') end $$;
create or replace function googlesql.lax_string(jsonb) returns text language sql immutable strict parallel safe as $$
  select case when jsonb_typeof($1) = 'number' and $1::text !~ '^-?\d+$' then googlesql.float_text($1::text::double precision) else googlesql.json_scalar($1) end $$;
