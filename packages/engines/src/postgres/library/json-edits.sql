-- JSON with parts of it changed, taken out or looked for.

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
