-- BYTES, and what makes them of texts.

create or replace function googlesql.ascii_case(bytea, boolean) returns bytea language plpgsql immutable strict parallel safe as $$
declare
  b int;
begin
  for i in 0..length($1) - 1 loop
    b := get_byte($1, i);
    if b between (case when $2 then 97 else 65 end) and (case when $2 then 122 else 90 end) then
      $1 := set_byte($1, i, b + case when $2 then -32 else 32 end);
    end if;
  end loop;
  return $1;
end $$;

create or replace function googlesql.reverse(bytea) returns bytea language sql immutable strict parallel safe as $$
  select coalesce(string_agg(substr($1, i, 1), ''::bytea order by i desc), ''::bytea) from generate_series(1, length($1)) as s(i) $$;

create or replace function googlesql.replace(bytea, bytea, bytea) returns bytea language plpgsql immutable strict parallel safe as $$
declare
  result bytea := '';
  at int;
begin
  if length($2) = 0 then
    return $1;
  end if;
  loop
    at := position($2 in $1);
    if at = 0 then
      return result || $1;
    end if;
    result := result || substr($1, 1, at - 1) || $3;
    $1 := substr($1, at + length($2));
  end loop;
end $$;

create or replace function googlesql.pad(bytea, bigint, bytea, text) returns bytea language plpgsql immutable strict parallel safe as $$
declare
  missing int := googlesql.size($2, $4) - length($1);
begin
  if missing <= 0 then
    return substr($1, 1, $2::int);
  end if;
  if length($3) = 0 then
    raise exception 'Pattern in % cannot be empty', $4;
  end if;
  $3 := substr(googlesql.repeat($3, missing / length($3) + 1), 1, missing);
  return case when $4 = 'LPAD' then $3 || $1 else $1 || $3 end;
end $$;

create or replace function googlesql.to_code_points(text) returns jsonb language sql immutable strict parallel safe as $$
  select coalesce(jsonb_agg(ascii(substr($1, i, 1)) order by i), '[]') from generate_series(1, length($1)) as s(i) $$;
create or replace function googlesql.to_code_points(bytea) returns jsonb language sql immutable strict parallel safe as $$
  select coalesce(jsonb_agg(get_byte($1, i) order by i), '[]') from generate_series(0, length($1) - 1) as s(i) $$;
create or replace function googlesql.code_points_to_string(jsonb) returns text language sql immutable strict parallel safe as $$
  select case when $1 @> 'null' then null else coalesce(string_agg(googlesql.chr(v::bigint), '' order by n), '') end from jsonb_array_elements_text($1) with ordinality as e(v, n) $$;
create or replace function googlesql.code_points_to_bytes(jsonb) returns bytea language plpgsql immutable strict parallel safe as $$
declare
  bad bigint;
begin
  if $1 @> 'null' then
    return null;
  end if;
  bad := (select v::bigint from jsonb_array_elements_text($1) as e(v) where v::bigint not between 0 and 255 limit 1);
  if bad is not null then
    raise exception 'Invalid code point: %', bad;
  end if;
  return (select coalesce(decode(string_agg(lpad(to_hex(v::int), 2, '0'), '' order by n), 'hex'), ''::bytea) from jsonb_array_elements_text($1) with ordinality as e(v, n));
end $$;

create or replace function googlesql.split(bytea, bytea) returns jsonb language plpgsql immutable strict parallel safe as $$
declare
  parts jsonb := '[]';
  at int;
begin
  if length($2) = 0 then
    return (select coalesce(jsonb_agg(substr($1, i, 1) order by i), '[]') from generate_series(1, length($1)) as s(i));
  end if;
  loop
    at := position($2 in $1);
    if at = 0 then
      return parts || to_jsonb($1);
    end if;
    parts := parts || to_jsonb(substr($1, 1, at - 1));
    $1 := substr($1, at + length($2));
  end loop;
end $$;

create or replace function googlesql.from_hex(text) returns bytea language plpgsql immutable strict parallel safe as $$
begin
  if $1 ~ '[^0-9a-fA-F]' then
    raise exception 'Failed to decode invalid hexadecimal string due to character';
  end if;
  return decode(case when length($1) % 2 = 1 then '0' else '' end || $1, 'hex');
end $$;
create or replace function googlesql.from_base64(text) returns bytea language plpgsql immutable strict parallel safe as $$
declare
  digits text := translate(regexp_replace($1, '\s', '', 'g'), '-_', '+/');
begin
  if digits !~ '^[A-Za-z0-9+/]*={0,2}$' or length(rtrim(digits, '=')) % 4 = 1 then
    raise exception 'Failed to decode invalid base64 string';
  end if;
  digits := rtrim(digits, '=');
  return decode(digits || repeat('=', (4 - length(digits) % 4) % 4), 'base64');
end $$;
create or replace function googlesql.to_base32(bytea) returns text language sql immutable strict parallel safe as $$
  select coalesce(rpad(string_agg(substr('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', (rpad(substr(bits, i, 5), 5, '0'))::bit(5)::int + 1, 1), '' order by i), (length($1) + 4) / 5 * 8, '='), '')
  from (select coalesce(string_agg(get_byte($1, i)::bit(8)::text, '' order by i), '') as bits from generate_series(0, length($1) - 1) as s(i)) as t,
    generate_series(1, length(bits), 5) as s(i) $$;
create or replace function googlesql.from_base32(text) returns bytea language plpgsql immutable strict parallel safe as $$
declare
  digits text := upper(rtrim($1, '='));
  bits text;
begin
  if digits ~ '[^A-Z2-7]' then
    raise exception 'Failed to decode invalid base32 string';
  end if;
  bits := (select coalesce(string_agg((position(substr(digits, i, 1) in 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567') - 1)::bit(5)::text, '' order by i), '') from generate_series(1, length(digits)) as s(i));
  return (select coalesce(decode(string_agg(lpad(to_hex(substr(bits, i, 8)::bit(8)::int), 2, '0'), '' order by i), 'hex'), ''::bytea) from generate_series(1, length(bits) - 7, 8) as s(i));
end $$;

create or replace function googlesql.bytes_op(bytea, bytea, text) returns bytea language plpgsql immutable strict parallel safe as $$
begin
  if length($1) <> length($2) then
    raise exception 'Bitwise operator requires operands of equal length';
  end if;
  for i in 0..length($1) - 1 loop
    $1 := set_byte($1, i, case $3 when '&' then get_byte($1, i) & get_byte($2, i) when '|' then get_byte($1, i) | get_byte($2, i) else get_byte($1, i) # get_byte($2, i) end);
  end loop;
  return $1;
end $$;
create or replace function googlesql.bytes_not(bytea) returns bytea language plpgsql immutable strict parallel safe as $$
begin
  for i in 0..length($1) - 1 loop
    $1 := set_byte($1, i, 255 - get_byte($1, i));
  end loop;
  return $1;
end $$;

create or replace function googlesql.bytes_by(text, text) returns bytea language plpgsql immutable strict parallel safe as $$
begin
  return case upper($2) when 'HEX' then googlesql.from_hex($1) when 'BASE64' then googlesql.from_base64($1) when 'BASE64M' then googlesql.from_base64($1)
    when 'BASE32' then googlesql.from_base32($1) when 'UTF-8' then convert_to($1, 'UTF8') when 'UTF8' then convert_to($1, 'UTF8')
    else googlesql.fail('Unsupported format ' || $2, null::bytea) end;
end $$;
create or replace function googlesql.bytes_as(bytea, text) returns text language plpgsql immutable strict parallel safe as $$
begin
  return case upper($2) when 'HEX' then encode($1, 'hex') when 'BASE64' then replace(encode($1, 'base64'), E'\n', '') when 'BASE64M' then replace(encode($1, 'base64'), E'\n', '')
    when 'BASE32' then googlesql.to_base32($1) when 'UTF-8' then googlesql.utf8($1) when 'UTF8' then googlesql.utf8($1)
    else googlesql.fail('Unsupported format ' || $2, null::text) end;
end $$;
