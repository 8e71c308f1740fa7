-- JSON: jsonb, printed as GoogleSQL prints it.

-- A double as JSON prints it: with a point or an exponent.
create or replace function googlesql.json_double(double precision) returns text language plpgsql immutable strict parallel safe as $$
declare
  shown text := $1::text;
begin
  return case when shown ~ '[.eN]|Inf' then shown else shown || '.0' end;
end $$;

create or replace function googlesql.json_number(text) returns text language plpgsql immutable strict parallel safe as $$
begin
  if $1 ~ '^-?\d+$' and $1::numeric between -9223372036854775808 and 18446744073709551615 then
    return $1;
  end if;
  return googlesql.json_double($1::double precision);
end $$;

create or replace function googlesql.json_text(jsonb) returns text language plpgsql immutable strict parallel safe as $$
begin
  case jsonb_typeof($1)
    when 'array' then
      return '[' || coalesce((select string_agg(googlesql.json_text(v), ',' order by n) from jsonb_array_elements($1) with ordinality as e(v, n)), '') || ']';
    when 'object' then
      return '{' || coalesce((select string_agg(to_jsonb(k)::text || ':' || googlesql.json_text(v), ',' order by k collate "C") from jsonb_each($1) as e(k, v)), '') || '}';
    when 'number' then
      return googlesql.json_number($1::text);
    else
      return $1::text;
  end case;
end $$;

create or replace function googlesql.json_pretty(json, text) returns text language plpgsql immutable strict parallel safe as $$
declare
  inner_indent text := $2 || '  ';
  lines text[];
begin
  case json_typeof($1)
    when 'array' then
      lines := array(select googlesql.json_pretty(v, inner_indent) from json_array_elements($1) with ordinality as e(v, n) order by n);
      return case when cardinality(lines) = 0 then '[]' else E'[\n' || inner_indent || array_to_string(lines, E',\n' || inner_indent) || E'\n' || $2 || ']' end;
    when 'object' then
      lines := array(select to_json(k)::text || ': ' || googlesql.json_pretty(v, inner_indent) from json_each($1) with ordinality as e(k, v, n) order by n);
      return case when cardinality(lines) = 0 then '{}' else E'{\n' || inner_indent || array_to_string(lines, E',\n' || inner_indent) || E'\n' || $2 || '}' end;
    else
      return $1::text;
  end case;
end $$;

create or replace function googlesql.try_json(text) returns jsonb language plpgsql immutable strict as $$
begin
  return $1::jsonb;
exception when others then
  return null;
end $$;

create or replace function googlesql.parse_json(text, text) returns jsonb language plpgsql immutable strict as $$
declare
  found jsonb;
begin
  if $2 not in ('exact', 'round') then
    raise exception 'Invalid wide_number_mode: %', $2;
  end if;
  begin
    found := $1::jsonb;
  exception when others then
    raise exception 'syntax error while parsing JSON: %', left($1, 40);
  end;
  if $1 ~ '[eE]\+?\d{3}' or length($1) > 300 and $1 ~ '\d{250}' then
    perform googlesql.json_exact(found);
  elsif $2 = 'exact' and $1 ~ '\d{16}' then
    perform googlesql.json_exact(found);
  end if;
  return found;
end $$;

create or replace function googlesql.json_exact(jsonb) returns void language plpgsql immutable strict as $$
declare
  item jsonb;
begin
  case jsonb_typeof($1)
    when 'array' then
      for item in select v from jsonb_array_elements($1) as e(v) loop perform googlesql.json_exact(item); end loop;
    when 'object' then
      for item in select v from jsonb_each($1) as e(k, v) loop perform googlesql.json_exact(item); end loop;
    when 'number' then
      if $1::text ~ '^-?\d+$' and $1::numeric between -9223372036854775808 and 18446744073709551615 then
        return;
      end if;
      if abs($1::numeric) > 1.7976931348623157e308 then
        raise exception 'Invalid JSON number: %', left($1::text, 40);
      end if;
      if $1::numeric <> ($1::text::double precision)::text::numeric and length(regexp_replace($1::text, '^-?0*\.?0*|\.', '', 'g')) > 15 then
        raise exception 'Input number: % cannot round-trip through string representation', $1;
      end if;
    else
      return;
  end case;
end $$;

-- A path as its steps: names are texts, positions numbers.
create or replace function googlesql.json_steps(text) returns jsonb language plpgsql immutable strict parallel safe as $$
declare
  rest text := substr($1, 2);
  steps jsonb := '[]';
  p text[];
begin
  if $1 !~ '^\$' then
    raise exception 'JSONPath must start with ''$'': %', $1;
  end if;
  while rest <> '' loop
    p := regexp_match(rest, '^(?:(\.([[:alpha:]_$0-9\u0080-\uffff][[:alnum:]_$\u0080-\uffff-]*))|(\."((?:[^"\\]|\\.)*)")|(\[\s*(-?\d+)\s*\])|(\[\s*''((?:[^''\\]|\\.)*)''\s*\])|(\[\s*"((?:[^"\\]|\\.)*)"\s*\]))');
    if p is null then
      raise exception 'Invalid token in JSONPath at: %', rest;
    end if;
    steps := steps || case when p[6] is not null then to_jsonb(case when p[6] like '-%' then 2000000000 else least(p[6]::numeric, 2000000000) end)
      else to_jsonb(coalesce(p[2], regexp_replace(coalesce(p[4], p[8], p[10]), '\\(.)', '\1', 'g'))) end;
    rest := substr(rest, length(coalesce(p[1], p[3], p[5], p[7], p[9])) + 1);
  end loop;
  return steps;
end $$;

create or replace function googlesql.json_lax(jsonb, jsonb, boolean) returns setof jsonb language plpgsql immutable parallel safe as $$
begin
  if jsonb_typeof($2) = 'number' then
    if jsonb_typeof($1) = 'array' then
      return query select $1 -> ($2)::int where $1 -> ($2)::int is not null;
    elsif $2 = '0' then
      return next $1;
    end if;
  elsif jsonb_typeof($1) = 'object' then
    return query select $1 -> ($2 #>> '{}') where $1 ? ($2 #>> '{}');
  elsif jsonb_typeof($1) = 'array' then
    return query select l from jsonb_array_elements($1) with ordinality as e(v, n), googlesql.json_lax(v, $2, $3) as l
      where $3 or jsonb_typeof(v) <> 'array' order by n;
  end if;
end $$;

create or replace function googlesql.json_follow(jsonb, text) returns jsonb language plpgsql immutable strict parallel safe as $$
declare
  mode text := substring($2 from '^\s*(?:lax\s+recursive|recursive\s+lax|lax)\s+');
  step jsonb;
  found jsonb := $1;
begin
  if mode is not null then
    found := jsonb_build_array($1);
    for step in select v from jsonb_array_elements(googlesql.json_steps(substr($2, length(substring($2 from '^\s*(?:(?:lax|recursive)\s+)+')) + 1))) with ordinality as e(v, n) order by n loop
      found := (select coalesce(jsonb_agg(l order by n), '[]') from jsonb_array_elements(found) with ordinality as e(v, n), googlesql.json_lax(v, step, $2 ~ 'recursive') as l);
    end loop;
    return found;
  end if;
  for step in select v from jsonb_array_elements(googlesql.json_steps($2)) with ordinality as e(v, n) order by n loop
    if jsonb_typeof(step) = 'number' then
      found := case when jsonb_typeof(found) = 'array' then found -> step::int end;
    elsif jsonb_typeof(found) = 'array' then
      found := case when step #>> '{}' ~ '^\d{1,9}$' then found -> (step #>> '{}')::int end;
    else
      found := case when jsonb_typeof(found) = 'object' then found -> (step #>> '{}') end;
    end if;
    if found is null then
      return null;
    end if;
  end loop;
  return found;
end $$;

-- Of a text, members stay in their order and numbers as they are written: the type json.
create or replace function googlesql.json_at(text, text, boolean) returns json language plpgsql immutable strict as $$
declare
  steps jsonb := googlesql.json_checked_steps($2, $3);
  step jsonb;
  found json;
begin
  begin
    found := $1::json;
  exception when others then
    return null;
  end;
  for step in select v from jsonb_array_elements(steps) with ordinality as e(v, n) order by n loop
    if json_typeof(found) = 'array' then
      found := case when step #>> '{}' ~ '^\d{1,9}$' then found -> (step #>> '{}')::int end;
    else
      found := case when json_typeof(found) = 'object' and jsonb_typeof(step) = 'string' then found -> (step #>> '{}') end;
    end if;
    if found is null then
      return null;
    end if;
  end loop;
  return found;
end $$;

-- The older functions quote names in brackets, the newer ones after a dot.
create or replace function googlesql.json_checked_steps(text, boolean) returns jsonb language plpgsql immutable strict parallel safe as $$
begin
  if (case when $2 then $1 ~ '\."' else $1 ~ '\[\s*[''"]' end) then
    raise exception 'Invalid token in JSONPath at: %', substring($1 from case when $2 then '\.".*' else '\[\s*[''"].*' end);
  end if;
  return googlesql.json_steps($1);
end $$;

create or replace function googlesql.json_scalar(jsonb) returns text language sql immutable strict parallel safe as $$
  select case jsonb_typeof($1) when 'string' then $1 #>> '{}' when 'boolean' then $1::text when 'number' then googlesql.json_number($1::text) end $$;

create or replace function googlesql.json_value(jsonb, text) returns text language sql immutable strict parallel safe as
  $$ select googlesql.json_scalar(googlesql.json_follow($1, $2)) $$;
create or replace function googlesql.json_value(text, text, boolean) returns text language plpgsql immutable strict as $$
declare
  found json := googlesql.json_at($1, $2, $3);
begin
  return case when json_typeof(found) in ('number', 'string', 'boolean') then found #>> '{}' end;
end $$;
create or replace function googlesql.json_query(jsonb, text) returns jsonb language sql immutable strict parallel safe as $$ select googlesql.json_follow($1, $2) $$;
create or replace function googlesql.json_query(text, text, boolean) returns text language sql immutable strict as
  $$ select case when json_typeof(f) <> 'null' then googlesql.json_written(f) end from googlesql.json_at($1, $2, $3) as f $$;
create or replace function googlesql.json_written(json) returns text language plpgsql immutable strict parallel safe as $$
begin
  case json_typeof($1)
    when 'array' then
      return '[' || coalesce((select string_agg(googlesql.json_written(v), ',' order by n) from json_array_elements($1) with ordinality as e(v, n)), '') || ']';
    when 'object' then
      return '{' || coalesce((select string_agg(to_json(k)::text || ':' || googlesql.json_written(v), ',' order by n) from json_each($1) with ordinality as e(k, v, n)), '') || '}';
    when 'string' then
      return to_json($1 #>> '{}')::text;
    else
      return btrim($1::text, E' \t\n\r');
  end case;
end $$;

create or replace function googlesql.json_query_array(jsonb, text) returns jsonb language sql immutable strict parallel safe as
  $$ select case when jsonb_typeof(f) = 'array' then f end from googlesql.json_follow($1, $2) as f $$;
create or replace function googlesql.json_query_array(text, text, boolean) returns jsonb language sql immutable strict as $$
  select case when json_typeof(f) = 'array' then (select coalesce(jsonb_agg(googlesql.json_written(v) order by n), '[]') from json_array_elements(f) with ordinality as e(v, n)) end
  from googlesql.json_at($1, $2, $3) as f $$;
create or replace function googlesql.json_texts(jsonb) returns jsonb language sql immutable strict parallel safe as $$
  select case when jsonb_typeof($1) = 'array' and not exists (select 1 from jsonb_array_elements($1) as e(v) where jsonb_typeof(v) in ('array', 'object'))
    then (select coalesce(jsonb_agg(googlesql.json_scalar(v) order by n), '[]') from jsonb_array_elements($1) with ordinality as e(v, n)) end $$;
create or replace function googlesql.json_value_array(jsonb, text) returns jsonb language sql immutable strict parallel safe as $$ select googlesql.json_texts(googlesql.json_follow($1, $2)) $$;
create or replace function googlesql.json_value_array(text, text, boolean) returns jsonb language sql immutable strict as $$
  select case when json_typeof(f) = 'array' and not exists (select 1 from json_array_elements(f) as e(v) where json_typeof(v) in ('array', 'object'))
    then (select coalesce(jsonb_agg(v #>> '{}' order by n), '[]') from json_array_elements(f) with ordinality as e(v, n)) end
  from googlesql.json_at($1, $2, $3) as f $$;

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

create or replace function googlesql.json_keys(jsonb, bigint, text, text) returns setof text language plpgsql immutable parallel safe as $$
declare
  key text;
  item jsonb;
  name text;
begin
  if jsonb_typeof($1) = 'array' and $3 <> 'strict' then
    for item in select v from jsonb_array_elements($1) as e(v) where not (jsonb_typeof(v) = 'array' and $3 = 'lax') loop
      return query select googlesql.json_keys(item, $2, $3, $4);
    end loop;
  elsif jsonb_typeof($1) = 'object' and $2 > 0 then
    for key, item in select k, v from jsonb_each($1) as e(k, v) loop
      name := $4 || case when key ~ '^\w+$' then key else to_jsonb(key)::text end;
      return next name;
      return query select googlesql.json_keys(item, $2 - 1, $3, name || '.');
    end loop;
  end if;
end $$;
create or replace function googlesql.json_keys(jsonb, bigint, text) returns jsonb language plpgsql immutable parallel safe as $$
begin
  if $2 <= 0 then
    raise exception 'max_depth must be positive in JSON_KEYS';
  elsif $1 is null or $3 is null then
    return null;
  end if;
  return (select coalesce(jsonb_agg(k order by k collate "C"), '[]') from (select distinct k from googlesql.json_keys($1, coalesce($2, 1000000), lower($3), '') as k) as t);
end $$;

-- Replaced at a path. The last argument: whether what is missing is made.
create or replace function googlesql.json_set(jsonb, jsonb, jsonb, boolean) returns jsonb language plpgsql immutable parallel safe as $$
declare
  step jsonb := $2 -> 0;
  old jsonb;
begin
  if step is null then
    return $3;
  end if;
  if $1 = 'null' and $4 then
    $1 := case when jsonb_typeof(step) = 'string' then '{}' else '[]' end::jsonb;
  end if;
  if jsonb_typeof(step) = 'string' then
    if jsonb_typeof($1) <> 'object' then
      return $1;
    end if;
    old := $1 -> (step #>> '{}');
    if old is null and not $4 then
      return $1;
    end if;
    return $1 || jsonb_build_object(step #>> '{}', googlesql.json_set(coalesce(old, 'null'), $2 - 0, $3, $4));
  end if;
  if jsonb_typeof($1) <> 'array' or (step::int >= jsonb_array_length($1) and not $4) then
    return $1;
  end if;
  old := googlesql.json_set(coalesce($1 -> step::int, 'null'), $2 - 0, $3, $4);
  return (select jsonb_agg(case when i = step::int then old else coalesce($1 -> i, 'null') end order by i) from generate_series(0, greatest(jsonb_array_length($1) - 1, step::int)) as s(i));
end $$;
create or replace function googlesql.json_set(jsonb, text, jsonb, boolean) returns jsonb language sql immutable parallel safe as
  $$ select case when $2 is null or $1 is null or $4 is null then case when $4 is not null then $1 end else googlesql.json_set($1, googlesql.json_steps($2), coalesce($3, 'null'), $4) end $$;

create or replace function googlesql.json_array_append(jsonb, text, jsonb, boolean) returns jsonb language plpgsql immutable strict parallel safe as $$
declare
  found jsonb := googlesql.json_follow($1, $2);
  items jsonb := case when $4 then $3 else jsonb_build_array($3) end;
begin
  if found is null or jsonb_typeof(found) not in ('array', 'null') then
    return $1;
  end if;
  return googlesql.json_set($1, googlesql.json_steps($2), case when found = 'null' then items else found || items end, false);
end $$;
create or replace function googlesql.json_array_insert(jsonb, text, jsonb, boolean) returns jsonb language plpgsql immutable strict parallel safe as $$
declare
  steps jsonb := googlesql.json_steps($2);
  index jsonb := steps -> -1;
  found jsonb := $1;
  step jsonb;
  items jsonb := case when $4 then $3 else jsonb_build_array($3) end;
begin
  if index is null or jsonb_typeof(index) <> 'number' then
    return $1;
  end if;
  steps := steps - -1;
  for step in select v from jsonb_array_elements(steps) with ordinality as e(v, n) order by n loop
    found := case when jsonb_typeof(step) = 'number' then case when jsonb_typeof(found) = 'array' then found -> step::int end
      else case when jsonb_typeof(found) = 'object' then found -> (step #>> '{}') end end;
  end loop;
  if found is null or jsonb_typeof(found) not in ('array', 'null') then
    return $1;
  end if;
  if found = 'null' then
    found := '[]';
  end if;
  return googlesql.json_set($1, steps, (select coalesce(jsonb_agg(coalesce(found -> i, 'null') order by i), '[]') from generate_series(0, index::int - 1) as s(i)) || items
    || (select coalesce(jsonb_agg(found -> i order by i), '[]') from generate_series(index::int, jsonb_array_length(found) - 1) as s(i)), false);
end $$;

create or replace function googlesql.json_remove(jsonb, jsonb) returns jsonb language plpgsql immutable strict parallel safe as $$
declare
  path text[] := array(select v from jsonb_array_elements_text($2) with ordinality as e(v, n) order by n);
  parent jsonb := $1;
  step jsonb;
begin
  for step in select v from jsonb_array_elements($2) with ordinality as e(v, n) order by n loop
    if jsonb_typeof(parent) is distinct from (case jsonb_typeof(step) when 'number' then 'array' else 'object' end) then
      return $1;
    end if;
    parent := case when jsonb_typeof(step) = 'number' then parent -> step::int else parent -> (step #>> '{}') end;
  end loop;
  return $1 #- path;
end $$;
create or replace function googlesql.json_remove(jsonb, text) returns jsonb language sql immutable strict parallel safe as $$ select googlesql.json_remove($1, googlesql.json_steps($2)) $$;

create or replace function googlesql.json_stripped(jsonb, boolean, boolean) returns jsonb language plpgsql immutable parallel safe as $$
declare
  kept jsonb;
begin
  if $1 = 'null' then
    return null;
  elsif jsonb_typeof($1) = 'array' then
    kept := (select coalesce(jsonb_agg(s order by n), '[]') from (select case when v = 'null' and not $2 then v else googlesql.json_stripped(v, $2, $3) end as s, n
      from jsonb_array_elements($1) with ordinality as e(v, n)) as t where s is not null);
    return case when $3 and kept = '[]' then null else kept end;
  elsif jsonb_typeof($1) = 'object' then
    kept := (select coalesce(jsonb_object_agg(k, s), '{}') from (select k, googlesql.json_stripped(v, $2, $3) as s from jsonb_each($1) as e(k, v)) as t where s is not null);
    return case when $3 and kept = '{}' then null else kept end;
  end if;
  return $1;
end $$;
create or replace function googlesql.json_strip_nulls(jsonb, text, boolean, boolean) returns jsonb language plpgsql immutable strict parallel safe as $$
declare
  found jsonb := googlesql.json_follow($1, $2);
begin
  if found is null then
    return $1;
  end if;
  return googlesql.json_set($1, googlesql.json_steps($2), coalesce(googlesql.json_stripped(found, $3, $4), 'null'), false);
end $$;

create or replace function googlesql.json_flatten(jsonb) returns jsonb language sql immutable strict parallel safe as $$
  select case when jsonb_typeof($1) <> 'array' then jsonb_build_array($1)
    else coalesce((select jsonb_agg(f order by n, m) from jsonb_array_elements($1) with ordinality as e(v, n), jsonb_array_elements(googlesql.json_flatten(v)) with ordinality as g(f, m)), '[]') end $$;

create or replace function googlesql.json_contains(jsonb, jsonb) returns boolean language plpgsql immutable strict parallel safe as $$
begin
  if jsonb_typeof($2) = 'object' then
    return jsonb_typeof($1) = 'object' and not exists (select 1 from jsonb_each($2) as e(k, v) where not coalesce(googlesql.json_contains($1 -> k, v), false));
  elsif jsonb_typeof($2) = 'array' then
    return jsonb_typeof($1) = 'array' and not exists (select 1 from jsonb_array_elements($2) as e(v)
      where not exists (select 1 from jsonb_array_elements($1) as o(w) where googlesql.json_contains(w, v)));
  elsif jsonb_typeof($1) = 'array' then
    return exists (select 1 from jsonb_array_elements($1) as o(w) where w = $2);
  end if;
  return $1 = $2;
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
