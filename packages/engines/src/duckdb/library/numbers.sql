-- Blanks as JavaScript's trim has them.
create or replace macro googlesql.trimmed(x) as
  regexp_replace(
    x,
    '^[\t\n\x0b\f\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+'
    || '|[\t\n\x0b\f\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+$',
    '', 'g'
  );

-- NULL where a text is no INT64.
create or replace macro googlesql.read_int64(x) as
  list_transform([googlesql.trimmed(x)], lambda _t:
    case
      when regexp_full_match(_t, '[+-]?[0-9]+') then try_cast(ltrim(_t, '+') as bigint)
      when regexp_full_match(_t, '[+-]?0[xX]0*[0-9a-fA-F]{1,16}') then
        try_cast(
          case when _t[1] = '-' then -1 else 1 end
          * cast(cast('0x' || regexp_extract(_t, '0[xX]0*([0-9a-fA-F]{1,16})$', 1) as ubigint) as hugeint)
          as bigint
        )
    end
  )[1];

-- NULL where a text is no FLOAT64, or beyond all of them.
create or replace macro googlesql.read_float64(x) as
  list_transform([googlesql.trimmed(x)], lambda _t:
    case
      when regexp_full_match(_t, '[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?') then
        case when isfinite(try_cast(_t as double)) then try_cast(_t as double) end
      when regexp_full_match(_t, '(?i)[+-]?(inf|infinity)') then cast(case when _t[1] = '-' then '-inf' else 'inf' end as double)
      when regexp_full_match(_t, '(?i)[+-]?nan') then cast('nan' as double)
    end
  )[1];
