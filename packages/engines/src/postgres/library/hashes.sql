-- FARM_FINGERPRINT and SHA1, which PostgreSQL has not. 64-bit words are bigints that wrap.

create or replace function googlesql.wrap(numeric) returns bigint language sql immutable strict parallel safe as $$
  select (case when m >= 9223372036854775808 then m - 18446744073709551616 else m end)::bigint
  from (select mod(mod($1, 18446744073709551616) + 18446744073709551616, 18446744073709551616) as m) as t $$;
create or replace function googlesql.mul(bigint, bigint) returns bigint language sql immutable strict parallel safe as
  $$ select googlesql.wrap($1::numeric * $2) $$;
create or replace function googlesql.rotate(bigint, int) returns bigint language sql immutable strict parallel safe as
  $$ select googlesql.shift_right($1, $2) | ($1 << (64 - $2)) $$;
create or replace function googlesql.mix(bigint) returns bigint language sql immutable strict parallel safe as
  $$ select $1 # googlesql.shift_right($1, 47) $$;
create or replace function googlesql.word(bytea, int, int) returns bigint language sql immutable strict parallel safe as
  $$ select coalesce(bit_or(get_byte($1, $2 + i)::bigint << (8 * i)), 0) from generate_series(0, $3 - 1) as s(i) $$;

create or replace function googlesql.pair_hash(bigint, bigint, bigint) returns bigint language plpgsql immutable strict parallel safe as $$
declare
  a bigint := googlesql.mix(googlesql.mul($1 # $2, $3));
begin
  return googlesql.mul(googlesql.mix(googlesql.mul($2 # a, $3)), $3);
end $$;

create or replace function googlesql.weak(bytea, int, bigint, bigint) returns bigint[] language plpgsql immutable strict parallel safe as $$
declare
  last bigint := googlesql.word($1, $2 + 24, 8);
  a bigint := googlesql.wrap($3::numeric + googlesql.word($1, $2, 8));
  b bigint := googlesql.rotate(googlesql.wrap($4::numeric + a + last), 21);
  total bigint := googlesql.wrap(a::numeric + googlesql.word($1, $2 + 8, 8) + googlesql.word($1, $2 + 16, 8));
begin
  return array[googlesql.wrap(total::numeric + last), googlesql.wrap(b::numeric + googlesql.rotate(total, 44) + a)];
end $$;

-- The state is x, y, z, v, v', w, w'; a block has 64 bytes.
create or replace function googlesql.farm_block(bytea, int, bigint[], bigint, int) returns bigint[] language plpgsql immutable strict parallel safe as $$
declare
  s bigint[] := $3;
  x bigint := googlesql.mul(googlesql.rotate(googlesql.wrap(s[1]::numeric + s[2] + s[4] + googlesql.word($1, $2 + 8, 8)), 37), $4) # googlesql.mul(s[7], $5);
  y bigint := googlesql.wrap(googlesql.mul(googlesql.rotate(googlesql.wrap(s[2]::numeric + s[5] + googlesql.word($1, $2 + 48, 8)), 42), $4)::numeric
    + s[4]::numeric * $5 + googlesql.word($1, $2 + 40, 8));
  z bigint := googlesql.mul(googlesql.rotate(googlesql.wrap(s[3]::numeric + s[6]), 33), $4);
begin
  return array[z, y, x] || googlesql.weak($1, $2, googlesql.mul(s[5], $4), googlesql.wrap(x::numeric + s[6]))
    || googlesql.weak($1, $2 + 32, googlesql.wrap(z::numeric + s[7]), googlesql.wrap(y::numeric + googlesql.word($1, $2 + 16, 8)));
end $$;

create or replace function googlesql.farm_fingerprint(bytea) returns bigint language plpgsql immutable strict parallel safe as $$
declare
  k0 constant bigint := -4348849565147123417;
  k1 constant bigint := -5435081209227447693;
  k2 constant bigint := -7286425919675154353;
  size int := length($1);
  multiplier bigint := googlesql.wrap(k2::numeric + size * 2);
  a bigint; b bigint; c bigint; d bigint; e bigint; f bigint; g bigint; h bigint; y bigint; z bigint;
  s bigint[];
  past int;
  rest int;
begin
  if size = 0 then
    return k2;
  elsif size < 4 then
    y := get_byte($1, 0) + (get_byte($1, size >> 1) << 8);
    z := size + (get_byte($1, size - 1) << 2);
    return googlesql.mul(googlesql.mix(googlesql.mul(y, k2) # googlesql.mul(z, k0)), k2);
  elsif size < 8 then
    return googlesql.pair_hash(size + (googlesql.word($1, 0, 4) << 3), googlesql.word($1, size - 4, 4), multiplier);
  elsif size <= 16 then
    a := googlesql.wrap(googlesql.word($1, 0, 8)::numeric + k2);
    b := googlesql.word($1, size - 8, 8);
    return googlesql.pair_hash(googlesql.wrap(googlesql.rotate(b, 37)::numeric * multiplier + a),
      googlesql.mul(googlesql.wrap(googlesql.rotate(a, 25)::numeric + b), multiplier), multiplier);
  elsif size <= 64 then
    a := googlesql.mul(googlesql.word($1, 0, 8), case when size <= 32 then k1 else k2 end);
    b := googlesql.word($1, 8, 8);
    c := googlesql.mul(googlesql.word($1, size - 8, 8), multiplier);
    d := googlesql.mul(googlesql.word($1, size - 16, 8), k2);
    y := googlesql.wrap(googlesql.rotate(googlesql.wrap(a::numeric + b), 43)::numeric + googlesql.rotate(c, 30) + d);
    z := googlesql.pair_hash(y, googlesql.wrap(a::numeric + googlesql.rotate(googlesql.wrap(b::numeric + k2), 18) + c), multiplier);
    if size <= 32 then
      return z;
    end if;
    e := googlesql.mul(googlesql.word($1, 16, 8), multiplier);
    f := googlesql.word($1, 24, 8);
    g := googlesql.mul(googlesql.wrap(y::numeric + googlesql.word($1, size - 32, 8)), multiplier);
    h := googlesql.mul(googlesql.wrap(z::numeric + googlesql.word($1, size - 24, 8)), multiplier);
    return googlesql.pair_hash(googlesql.wrap(googlesql.rotate(googlesql.wrap(e::numeric + f), 43)::numeric + googlesql.rotate(g, 30) + h),
      googlesql.wrap(e::numeric + googlesql.rotate(googlesql.wrap(f::numeric + a), 18) + g), multiplier);
  end if;
  y := googlesql.wrap(81::numeric * k1 + 113);
  s := array[googlesql.wrap(81::numeric * k2 + googlesql.word($1, 0, 8)), y,
    googlesql.mul(googlesql.mix(googlesql.wrap(y::numeric * k2 + 113)), k2), 0, 0, 0, 0];
  past := (size - 1) / 64 * 64;
  for at in 0..past - 64 by 64 loop
    s := googlesql.farm_block($1, at, s, k1, 1);
  end loop;
  rest := (size - 1) & 63;
  multiplier := googlesql.wrap(k1::numeric + ((s[3] & 255) << 1));
  s[6] := googlesql.wrap(s[6]::numeric + rest);
  s[4] := googlesql.wrap(s[4]::numeric + s[6]);
  s[6] := googlesql.wrap(s[6]::numeric + s[4]);
  s := googlesql.farm_block($1, past + rest - 63, s, multiplier, 9);
  a := googlesql.wrap(googlesql.pair_hash(s[4], s[6], multiplier)::numeric + googlesql.mul(googlesql.mix(s[2]), k0) + s[3]);
  return googlesql.pair_hash(a, googlesql.wrap(googlesql.pair_hash(s[5], s[7], multiplier)::numeric + s[1]), multiplier);
end $$;

create or replace function googlesql.rotate32(bigint, int) returns bigint language sql immutable strict parallel safe as
  $$ select (($1 << $2) | ($1 >> (32 - $2))) & 4294967295 $$;

create or replace function googlesql.sha1(bytea) returns bytea language plpgsql immutable strict parallel safe as $$
declare
  message bytea := $1 || '\x80'::bytea;
  h bigint[] := array[1732584193, 4023233417, 2562383102, 271733878, 3285377520];
  w bigint[];
  a bigint; b bigint; c bigint; d bigint; e bigint; f bigint; k bigint; t bigint;
begin
  message := message || decode(repeat('00', (119 - length($1) % 64) % 64), 'hex') || int8send(length($1)::bigint * 8);
  for at in 0..length(message) - 64 by 64 loop
    w := array[]::bigint[];
    for i in 0..79 loop
      w := w || case when i < 16
        then (get_byte(message, at + 4 * i)::bigint << 24) | (get_byte(message, at + 4 * i + 1) << 16) | (get_byte(message, at + 4 * i + 2) << 8) | get_byte(message, at + 4 * i + 3)
        else googlesql.rotate32(w[i - 2] # w[i - 7] # w[i - 13] # w[i - 15], 1) end;
    end loop;
    a := h[1]; b := h[2]; c := h[3]; d := h[4]; e := h[5];
    for i in 0..79 loop
      if i < 20 then
        f := (b & c) | (~b & 4294967295 & d);
        k := 1518500249;
      elsif i < 40 then
        f := b # c # d;
        k := 1859775393;
      elsif i < 60 then
        f := (b & c) | (b & d) | (c & d);
        k := 2400959708;
      else
        f := b # c # d;
        k := 3395469782;
      end if;
      t := (googlesql.rotate32(a, 5) + f + e + k + w[i + 1]) & 4294967295;
      e := d; d := c; c := googlesql.rotate32(b, 30); b := a; a := t;
    end loop;
    h := array[(h[1] + a) & 4294967295, (h[2] + b) & 4294967295, (h[3] + c) & 4294967295, (h[4] + d) & 4294967295, (h[5] + e) & 4294967295];
  end loop;
  return decode((select string_agg(lpad(to_hex(v), 8, '0'), '' order by n) from unnest(h) with ordinality as u(v, n)), 'hex');
end $$;
