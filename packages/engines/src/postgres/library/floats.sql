-- FLOAT64: compared, as text and as other numbers.

create or replace function googlesql.float_eq(double precision, double precision) returns boolean language sql immutable parallel safe as
  $$ select $1 = $2 and $1 <> 'NaN' $$;
create or replace function googlesql.float_lt(double precision, double precision) returns boolean language sql immutable parallel safe as
  $$ select $1 < $2 and $2 <> 'NaN' $$;
create or replace function googlesql.float_le(double precision, double precision) returns boolean language sql immutable parallel safe as
  $$ select $1 <= $2 and $2 <> 'NaN' $$;
create or replace function googlesql.float_gt(double precision, double precision) returns boolean language sql immutable parallel safe as
  $$ select $1 > $2 and $1 <> 'NaN' $$;
create or replace function googlesql.float_ge(double precision, double precision) returns boolean language sql immutable parallel safe as
  $$ select $1 >= $2 and $1 <> 'NaN' $$;
create or replace function googlesql.float_between(double precision, double precision, double precision) returns boolean language sql immutable parallel safe as
  $$ select googlesql.float_ge($1, $2) and googlesql.float_le($1, $3) $$;

-- The decimal value that a double has, to the last digit.
create or replace function googlesql.exact(double precision) returns numeric language plpgsql immutable strict parallel safe as $$
declare
  bits bigint := ('x' || encode(float8send($1), 'hex'))::bit(64)::bigint;
  power int := ((bits >> 52) & 2047)::int;
  mantissa bigint := bits & 4503599627370495;
  value numeric;
  k int;
begin
  if power = 2047 then
    raise exception 'not a finite number: %', $1;
  end if;
  if power = 0 then
    power := 1;
  else
    mantissa := mantissa | 4503599627370496;
  end if;
  k := 1075 - power;
  if k <= 0 then
    value := mantissa * trunc(power(2::numeric, -k));
  else
    while k > 0 and mantissa & 1 = 0 and mantissa <> 0 loop
      mantissa := mantissa >> 1;
      k := k - 1;
    end loop;
    value := trunc(mantissa * trunc(power(5::numeric, k))) * ('1e-' || k)::numeric;
  end if;
  return case when bits < 0 then -value else value end;
end $$;

-- C's %g of a decimal, without trailing zeros.
create or replace function googlesql.general(numeric, int) returns text language plpgsql immutable strict parallel safe as $$
declare
  size numeric := abs($1);
  power int;
  digits text;
begin
  if size = 0 then
    return '0';
  end if;
  power := case when size >= 1 then length(trunc(size)::text) - 1 else -length(substring(size::text from '^0\.(0*)')) - 1 end;
  size := round(size, $2 - 1 - power);
  if size >= ('1e' || power + 1)::numeric then
    power := power + 1;
  end if;
  if power >= -4 and power < $2 then
    return case when $1 < 0 then '-' else '' end || trim_scale(size)::text;
  end if;
  digits := trim_scale(size * ('1e' || -power)::numeric)::text;
  return case when $1 < 0 then '-' else '' end || digits || 'e' || case when power < 0 then '-' else '+' end || lpad(abs(power)::text, 2, '0');
end $$;

create or replace function googlesql.float_text(double precision) returns text language plpgsql immutable strict parallel safe as $$
declare
  shown text := $1::text;
begin
  if $1 = 0 then
    return '0';
  elsif $1 = 'NaN' then
    return 'nan';
  elsif shown like '%Inf%' then
    return case when $1 > 0 then 'inf' else '-inf' end;
  elsif length(regexp_replace(split_part(shown, 'e', 1), '^-?0*\.?0*|\.', '', 'g')) <= 15 then
    return shown;
  end if;
  return googlesql.general(googlesql.exact($1), 17);
end $$;

create or replace function googlesql.float_to_int64(double precision) returns bigint language plpgsql immutable strict parallel safe as $$
declare
  whole double precision := trunc($1);
begin
  if abs($1 - whole) >= 0.5 then
    whole := whole + sign($1);
  end if;
  if whole >= -9223372036854775808 and whole < 9223372036854775808 then
    return whole::bigint;
  end if;
  raise exception 'Illegal conversion of value to int64: %', googlesql.float_text($1);
end $$;

create or replace function googlesql.float_to_numeric(double precision) returns numeric language plpgsql immutable strict parallel safe as $$
begin
  if $1 = 'NaN' or abs($1) = 'Infinity' then
    raise exception 'Illegal conversion of non-finite floating point number to numeric: %', googlesql.float_text($1);
  end if;
  if abs($1) >= 1e29 then
    raise exception 'numeric out of range: %', googlesql.float_text($1);
  end if;
  return googlesql.exact($1)::numeric(38,9);
end $$;

create or replace function googlesql.float_to_bignumeric(double precision) returns numeric language plpgsql immutable strict parallel safe as $$
begin
  if $1 = 'NaN' or abs($1) = 'Infinity' then
    raise exception 'Illegal conversion of non-finite floating point number to bignumeric: %', googlesql.float_text($1);
  end if;
  return googlesql.bignumeric(googlesql.exact($1));
end $$;

create or replace function googlesql.float_divide(double precision, double precision) returns double precision language plpgsql immutable strict parallel safe as $$
begin
  if $2 = 0 then
    raise exception 'division by zero: % / 0', googlesql.float_text($1);
  end if;
  return $1 / $2;
end $$;

create or replace function googlesql.ieee_divide(double precision, double precision) returns double precision language sql immutable parallel safe as $$
  select case when $2 <> 0 then $1 / $2 when $2 is null or $1 is null then null
    when $1 = 0 or $1 = 'NaN' then 'NaN' when ($1 > 0) = ($2::text <> '-0') then 'Infinity' else '-Infinity' end $$;
