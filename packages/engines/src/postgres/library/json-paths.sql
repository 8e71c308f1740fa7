-- JSON by paths: what stands at one, as JSON and as scalars.

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
