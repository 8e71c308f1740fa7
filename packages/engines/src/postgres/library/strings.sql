-- STRING, by code points; where BYTES go the same way, they too.

-- Letters beyond ASCII, whatever the database's locale is.
do $$
begin
  if to_regcollation('googlesql.unicode') is not null then
    return;
  end if;
  begin
    create collation googlesql.unicode (provider = icu, locale = 'und');
  exception when others then
    begin
      create collation googlesql.unicode from "C.UTF-8";
    exception when others then
      create collation googlesql.unicode from "C";
    end;
  end;
end $$;

create or replace function googlesql.lower(text) returns text language sql immutable parallel safe as $$ select lower($1 collate googlesql.unicode) $$;
create or replace function googlesql.upper(text) returns text language sql immutable parallel safe as $$ select upper($1 collate googlesql.unicode) $$;

create or replace function googlesql.size(bigint, text) returns int language plpgsql immutable strict parallel safe as $$
begin
  if $1 < 0 then
    raise exception 'Length must be a non-negative integer in %', $2;
  end if;
  return least($1, 1000000000)::int;
end $$;

-- Where SUBSTR begins: positions from 1, negative ones from the end, 0 as 1.
create or replace function googlesql.place(bigint, int) returns int language sql immutable strict parallel safe as
  $$ select case when $1 > 0 then least($1, 2000000000) when $1 = 0 then 1 else greatest($2 + $1 + 1, 1) end::int $$;
create or replace function googlesql.substr(text, bigint) returns text language sql immutable strict parallel safe as
  $$ select substr($1, googlesql.place($2, length($1))) $$;
create or replace function googlesql.substr(bytea, bigint) returns bytea language sql immutable strict parallel safe as
  $$ select substr($1, googlesql.place($2, length($1))) $$;
create or replace function googlesql.substr(text, bigint, bigint) returns text language plpgsql immutable strict parallel safe as $$
begin
  if $3 < 0 then
    raise exception 'Third argument in SUBSTR() cannot be negative';
  end if;
  return substr($1, googlesql.place($2, length($1)), least($3, 100000000)::int);
end $$;
create or replace function googlesql.substr(bytea, bigint, bigint) returns bytea language plpgsql immutable strict parallel safe as $$
begin
  if $3 < 0 then
    raise exception 'Third argument in SUBSTR() cannot be negative';
  end if;
  return substr($1, googlesql.place($2, length($1)), least($3, 100000000)::int);
end $$;

create or replace function googlesql."left"(text, bigint) returns text language sql immutable strict parallel safe as $$ select left($1, googlesql.size($2, 'LEFT')) $$;
create or replace function googlesql."right"(text, bigint) returns text language sql immutable strict parallel safe as $$ select right($1, googlesql.size($2, 'RIGHT')) $$;
create or replace function googlesql."left"(bytea, bigint) returns bytea language sql immutable strict parallel safe as $$ select substr($1, 1, googlesql.size($2, 'LEFT')) $$;
create or replace function googlesql."right"(bytea, bigint) returns bytea language sql immutable strict parallel safe as
  $$ select substr($1, greatest(length($1) - googlesql.size($2, 'RIGHT'), 0) + 1) $$;
create or replace function googlesql.repeat(text, bigint) returns text language sql immutable strict parallel safe as $$ select repeat($1, googlesql.size($2, 'REPEAT')) $$;
create or replace function googlesql.repeat(bytea, bigint) returns bytea language sql immutable strict parallel safe as
  $$ select decode(repeat(encode($1, 'hex'), googlesql.size($2, 'REPEAT')), 'hex') $$;

create or replace function googlesql.replace(text, text, text) returns text language sql immutable parallel safe as $$ select replace($1, $2, $3) $$;

create or replace function googlesql.lpad(text, bigint, text) returns text language plpgsql immutable strict parallel safe as $$
begin
  if $3 = '' and length($1) < $2 then
    raise exception 'Pattern in LPAD cannot be empty';
  end if;
  return lpad($1, googlesql.size($2, 'LPAD'), $3);
end $$;
create or replace function googlesql.rpad(text, bigint, text) returns text language plpgsql immutable strict parallel safe as $$
begin
  if $3 = '' and length($1) < $2 then
    raise exception 'Pattern in RPAD cannot be empty';
  end if;
  return rpad($1, googlesql.size($2, 'RPAD'), $3);
end $$;

-- PostgreSQL takes an escape for LIKE's own.
create or replace function googlesql.blanks() returns text language sql immutable parallel safe as
  $$ select E' \t\n\r\f\u000B\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000' $$;
create or replace function googlesql.trim(text) returns text language sql immutable parallel safe as $$ select btrim($1, googlesql.blanks()) $$;
create or replace function googlesql.ltrim(text) returns text language sql immutable parallel safe as $$ select ltrim($1, googlesql.blanks()) $$;
create or replace function googlesql.rtrim(text) returns text language sql immutable parallel safe as $$ select rtrim($1, googlesql.blanks()) $$;

create or replace function googlesql.instr(text, text, bigint, bigint) returns bigint language plpgsql immutable strict parallel safe as $$
declare
  total int := length($1);
  at bigint := case when $3 < 0 then total + $3 + 1 else $3 end;
  left_over bigint := $4;
begin
  if $3 = 0 then
    raise exception 'Position must not be zero in INSTR';
  elsif $4 <= 0 then
    raise exception 'Occurrence must be positive in INSTR';
  elsif $2 = '' then
    at := case when $3 < 0 then at + 2 - $4 else at + $4 - 1 end;
    return case when at between 1 and total + 1 then at else 0 end;
  end if;
  while at between 1 and total loop
    if substr($1, at::int, length($2)) = $2 then
      left_over := left_over - 1;
      if left_over = 0 then
        return at;
      end if;
    end if;
    at := at + sign($3)::int;
  end loop;
  return 0;
end $$;

create or replace function googlesql.initcap(text, text) returns text language plpgsql immutable strict parallel safe as $$
declare
  result text := '';
  point text;
  start boolean := true;
begin
  if $1 = '' then
    return '';
  end if;
  foreach point in array regexp_split_to_array($1, '') loop
    if position(point in $2) > 0 then
      result := result || point;
      start := true;
    else
      result := result || case when start then googlesql.upper(point) else googlesql.lower(point) end;
      start := false;
    end if;
  end loop;
  return result;
end $$;

create or replace function googlesql.translate(text, text, text) returns text language plpgsql immutable strict parallel safe as $$
declare
  twice text := (select c from regexp_split_to_table($2, '') as t(c) where $2 <> '' group by c having count(*) > 1 limit 1);
begin
  if twice is not null then
    raise exception 'Duplicate in TRANSLATE: duplicated source character %', twice;
  end if;
  return translate($1, $2, $3);
end $$;

create or replace function googlesql.soundex(text) returns text language plpgsql immutable strict parallel safe as $$
declare
  letters text := regexp_replace(upper($1 collate "C"), '[^A-Z]', '', 'g');
  codes text;
  code text := coalesce(substring($1 from '[A-Za-z]'), '');
  last text;
  digit text;
begin
  codes := translate(letters, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '01230120022455012623010202');
  last := left(codes, 1);
  for i in 2..length(letters) loop
    digit := substr(codes, i, 1);
    if digit <> '0' and digit <> last then
      code := code || digit;
    end if;
    if substr(letters, i, 1) not in ('H', 'W') then
      last := digit;
    end if;
  end loop;
  return case when code = '' then '' else rpad(left(code, 4), 4, '0') end;
end $$;

create or replace function googlesql.edit_distance(text, text, bigint) returns bigint language plpgsql immutable parallel safe as $$
declare
  a text[] := case when $1 = '' then '{}' else regexp_split_to_array($1, '') end;
  b text[] := case when $2 = '' then '{}' else regexp_split_to_array($2, '') end;
  above int[];
  beside int[];
begin
  if $1 is null or $2 is null then
    return null;
  elsif $3 < 0 then
    raise exception 'max_distance must be non-negative in EDIT_DISTANCE';
  end if;
  above := array(select i from generate_series(0, cardinality(b)) as s(i) order by i);
  for i in 1..cardinality(a) loop
    beside := array[i];
    for j in 1..cardinality(b) loop
      beside := beside || least(above[j] + (a[i] <> b[j])::int, above[j + 1] + 1, beside[j] + 1);
    end loop;
    above := beside;
  end loop;
  return least(above[cardinality(b) + 1], $3);
end $$;

create or replace function googlesql.normalize(text, text) returns text language sql immutable strict parallel safe as $$
  select case $2 when 'NFC' then normalize($1, nfc) when 'NFD' then normalize($1, nfd) when 'NFKC' then normalize($1, nfkc) when 'NFKD' then normalize($1, nfkd) end $$;
create or replace function googlesql.normalize_and_casefold(text, text) returns text language sql immutable strict parallel safe as $$
  select googlesql.normalize(replace(googlesql.lower(googlesql.upper(googlesql.lower(googlesql.normalize($1, $2)))), 'ς', 'σ'), $2) $$;

create or replace function googlesql.ascii(text) returns bigint language plpgsql immutable strict parallel safe as $$
begin
  if ascii($1) > 127 then
    raise exception 'Non-ASCII character in ASCII: %', left($1, 1);
  end if;
  return ascii($1);
end $$;
create or replace function googlesql.chr(bigint) returns text language plpgsql immutable strict parallel safe as $$
begin
  if $1 = 0 then
    return '';
  elsif $1 < 0 or $1 > 1114111 or $1 between 55296 and 57343 then
    raise exception 'Invalid codepoint %', $1;
  end if;
  return chr($1::int);
end $$;

create or replace function googlesql.split(text, text) returns jsonb language sql immutable strict parallel safe as
  $$ select case when $1 = '' then '[""]'::jsonb else to_jsonb(string_to_array($1, case when $2 = '' then null else $2 end)) end $$;

create or replace function googlesql.split_substr(text, text, bigint, bigint) returns text language plpgsql immutable strict parallel safe as $$
declare
  parts text[] := string_to_array($1, $2);
  from_here int;
begin
  if $4 < 0 then
    raise exception 'The count argument of SPLIT_SUBSTR cannot be negative';
  elsif $2 = '' then
    raise exception 'The delimiter of SPLIT_SUBSTR cannot be empty';
  end if;
  from_here := case when $3 > 0 then $3 when $3 = 0 then 1 else greatest(cardinality(parts) + $3, 0) + 1 end;
  return coalesce(array_to_string(parts[from_here:least(from_here + $4 - 1, cardinality(parts))::int], $2), '');
end $$;

create or replace function googlesql.regexp_all(text, text) returns jsonb language sql immutable strict parallel safe as $$
  select coalesce(jsonb_agg(coalesce(m[1], '') order by n), '[]') from regexp_matches($1, $2, 'g') with ordinality as e(m, n) $$;
