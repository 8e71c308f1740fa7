-- FLOAT64, NUMERIC, BIGNUMERIC and INT64.

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

create or replace function googlesql.decimal_text(numeric) returns text language sql immutable parallel safe as
  $$ select trim_scale($1)::text $$;

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

create or replace function googlesql.bignumeric(numeric) returns numeric language plpgsql immutable strict parallel safe as $$
begin
  if $1 not between -578960446186580977117854925043439539266.34992332820282019728792003956564819968 and 578960446186580977117854925043439539266.34992332820282019728792003956564819967 then
    raise exception 'bignumeric out of range: %', $1;
  end if;
  return round($1, 38);
end $$;

create or replace function googlesql.float_to_bignumeric(double precision) returns numeric language plpgsql immutable strict parallel safe as $$
begin
  if $1 = 'NaN' or abs($1) = 'Infinity' then
    raise exception 'Illegal conversion of non-finite floating point number to bignumeric: %', googlesql.float_text($1);
  end if;
  return googlesql.bignumeric(googlesql.exact($1));
end $$;

create or replace function googlesql.within_or_null(bigint, bigint, bigint) returns bigint language sql immutable parallel safe as
  $$ select case when $1 between $2 and $3 then $1 end $$;
create or replace function googlesql.within(bigint, bigint, bigint) returns bigint language plpgsql immutable strict parallel safe as $$
begin
  if $1 not between $2 and $3 then
    raise exception 'The provided JSON input is not an integer that fits: %', $1;
  end if;
  return $1;
end $$;

create or replace function googlesql.at_most(text, int) returns text language plpgsql immutable strict parallel safe as $$
begin
  if length($1) > $2 then
    raise exception 'maximum length % exceeded by STRING of length %', $2, length($1);
  end if;
  return $1;
end $$;
create or replace function googlesql.at_most(bytea, int) returns bytea language plpgsql immutable strict parallel safe as $$
begin
  if length($1) > $2 then
    raise exception 'maximum length % exceeded by BYTES of length %', $2, length($1);
  end if;
  return $1;
end $$;

create or replace function googlesql.decimal_divide(numeric, numeric) returns numeric language plpgsql immutable strict parallel safe as $$
begin
  if $2 = 0 then
    raise exception 'division by zero: % / 0', trim_scale($1);
  end if;
  return round($1, 60) / $2;
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

-- Half away from zero, or to even, at a decimal place.
create or replace function googlesql.round(double precision, bigint, text) returns double precision language plpgsql immutable strict parallel safe as $$
declare
  size double precision := abs($1);
  scale double precision;
  scaled double precision;
  whole double precision;
begin
  if $1 = 'NaN' or size = 'Infinity' or $1 = 0 or $2 > 308 then
    return $1;
  end if;
  if $2 < -308 then
    return 0;
  end if;
  scale := ('1e' || abs($2))::double precision;
  if $2 >= 0 and size > 1e15 / scale then
    return $1;
  end if;
  scaled := case when $2 >= 0 then size * scale else size / scale end;
  if scaled >= 9007199254740992 then
    return $1;
  end if;
  whole := floor(scaled);
  if scaled - whole > 0.5 or (scaled - whole = 0.5 and ($3 <> 'ROUND_HALF_EVEN' or whole::bigint % 2 = 1)) then
    whole := whole + 1;
  end if;
  return sign($1) * case when $2 >= 0 then whole / scale else whole * scale end;
end $$;

create or replace function googlesql.round(numeric, bigint, text) returns numeric language plpgsql immutable strict parallel safe as $$
declare
  rounded numeric;
begin
  rounded := round($1, $2::int);
  if $3 = 'ROUND_HALF_EVEN' and abs(rounded - $1) = 0.5 * ('1e' || -$2)::numeric and mod(abs(rounded) * ('1e' || $2)::numeric, 2) = 1 then
    rounded := rounded - sign($1) * ('1e' || -$2)::numeric;
  end if;
  return rounded;
end $$;

create or replace function googlesql.trunc(double precision, bigint) returns double precision language plpgsql immutable strict parallel safe as $$
declare
  scale double precision;
begin
  if $1 = 'NaN' or abs($1) = 'Infinity' or $2 > 308 then
    return $1;
  end if;
  if $2 < -308 then
    return 0;
  end if;
  scale := ('1e' || abs($2))::double precision;
  if $2 >= 0 and abs($1) > 1e292 / scale then
    return $1;
  end if;
  return case when $2 >= 0 then trunc($1 * scale) / scale else trunc($1 / scale) * scale end;
end $$;

create or replace function googlesql.exp(double precision) returns double precision language sql immutable parallel safe as
  $$ select case when $1 < -745 then 0 else exp($1) end $$;

create or replace function googlesql.pow(double precision, double precision) returns double precision language plpgsql immutable strict parallel safe as $$
begin
  if $1 = 1 or $2 = 0 then
    return 1;
  end if;
  return power($1, $2);
exception when numeric_value_out_of_range then
  if abs($1) > 1 and $2 < 0 or abs($1) < 1 and $2 > 0 then
    return 0;
  end if;
  raise;
end $$;

create or replace function googlesql.log(double precision, double precision) returns double precision language plpgsql immutable strict parallel safe as $$
begin
  if $1 = 'NaN' or $2 = 'NaN' then
    return 'NaN';
  end if;
  if $1 <= 0 or $2 <= 0 or $2 = 1 then
    raise exception 'Floating point error in function: LOG(%, %)', $1, $2;
  end if;
  return case when $2 = 10 then log($1) when $2 = 2 then case when $1 = power(2::float8, round(ln($1) / ln(2::float8))) then round(ln($1) / ln(2::float8)) else ln($1) / ln(2::float8) end
    else ln($1) / ln($2) end;
end $$;

create or replace function googlesql.inverse(double precision, text) returns double precision language plpgsql immutable strict parallel safe as $$
begin
  if $1 = 0 then
    raise exception 'Floating point error in function: %(0)', $2;
  end if;
  return 1 / $1;
end $$;

create or replace function googlesql.shift_left(bigint, bigint) returns bigint language plpgsql immutable strict parallel safe as $$
begin
  if $2 < 0 then
    raise exception 'Bitwise shift by negative offset.';
  end if;
  return case when $2 > 63 then 0 else $1 << $2::int end;
end $$;

create or replace function googlesql.shift_right(bigint, bigint) returns bigint language plpgsql immutable strict parallel safe as $$
begin
  if $2 < 0 then
    raise exception 'Bitwise shift by negative offset.';
  end if;
  return case when $2 > 63 then 0 when $2 = 0 then $1 else (($1 >> 1) & 9223372036854775807) >> ($2::int - 1) end;
end $$;

create or replace function googlesql.vector(jsonb, text) returns double precision[] language plpgsql immutable strict parallel safe as $$
begin
  if $1 @> 'null' then
    raise exception '% does not take NULL elements', $2;
  end if;
  return (select coalesce(array_agg(v::double precision order by n), '{}') from jsonb_array_elements_text($1) with ordinality as e(v, n));
end $$;

create or replace function googlesql.norm(jsonb, int) returns double precision language sql immutable strict parallel safe as $$
  select coalesce(case when $2 = 1 then sum(abs(v)) else sqrt(sum(v * v)) end, 0) from unnest(googlesql.vector($1, 'NORM')) as e(v) $$;

create or replace function googlesql.vectors(jsonb, jsonb, text) returns double precision language plpgsql immutable strict parallel safe as $$
declare
  a double precision[] := googlesql.vector($1, $3);
  b double precision[] := googlesql.vector($2, $3);
  size double precision;
begin
  if cardinality(a) <> cardinality(b) then
    raise exception 'Array length mismatch in %: % and %', $3, cardinality(a), cardinality(b);
  end if;
  if $3 = 'COSINE_DISTANCE' then
    size := (select sqrt(sum(x * x)) * sqrt(sum(y * y)) from unnest(a, b) as v(x, y));
    if coalesce(size, 0) = 0 then
      raise exception 'Cannot compute cosine distance against zero vector.';
    end if;
  end if;
  return (select coalesce(case $3 when 'DOT_PRODUCT' then sum(x * y) when 'EUCLIDEAN_DISTANCE' then sqrt(sum((x - y) * (x - y)))
    when 'MANHATTAN_DISTANCE' then sum(abs(x - y)) else 1 - sum(x * y) / size end, 0) from unnest(a, b) as v(x, y));
end $$;
