-- NUMERIC, BIGNUMERIC and INT64, and the functions of mathematics.

create or replace function googlesql.decimal_text(numeric) returns text language sql immutable parallel safe as
  $$ select trim_scale($1)::text $$;

create or replace function googlesql.bignumeric(numeric) returns numeric language plpgsql immutable strict parallel safe as $$
begin
  if $1 not between -578960446186580977117854925043439539266.34992332820282019728792003956564819968 and 578960446186580977117854925043439539266.34992332820282019728792003956564819967 then
    raise exception 'bignumeric out of range: %', $1;
  end if;
  return round($1, 38);
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
