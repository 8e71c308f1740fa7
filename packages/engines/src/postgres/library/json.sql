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
