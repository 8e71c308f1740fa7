-- Texts of digits as a DATE; NULL where there is no such day, or the year is not of 1 to 9999.
create or replace macro googlesql.day_of(y, m, d) as
  list_transform([try_cast(y as integer)], lambda _y:
    case when _y between 1 and 9999 then
      try_cast(printf('%04d-%02d-%02d', _y, try_cast(m as integer), try_cast(d as integer)) as date)
    end
  )[1];

-- Microseconds since midnight; no hour is midnight. A leap second is the first of the next minute.
create or replace macro googlesql.clock_of(h, i, s, f) as
  case
    when h = '' then 0
    when try_cast(h as integer) <= 23 and try_cast(i as integer) <= 59 and try_cast(s as integer) <= 60 then
      ((try_cast(h as bigint) * 60 + try_cast(i as bigint)) * 60 + try_cast(s as bigint)) * 1000000
      + case when try_cast(s as integer) = 60 then 0 else cast(rpad(f, 6, '0') as bigint) end
  end;

create or replace macro googlesql.ranged(moment) as
  case when moment between timestamp '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' then moment end;

create or replace macro googlesql.read_date(x) as
  list_transform([regexp_extract(x, '^(\d{4,5})-(\d{1,2})-(\d{1,2})$', ['y', 'm', 'd'])], lambda _p:
    googlesql.day_of(_p.y, _p.m, _p.d)
  )[1];

create or replace macro googlesql.read_time(x) as
  list_transform([regexp_extract(x, '^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{0,6}))?$', ['h', 'i', 's', 'f'])], lambda _p:
    case when _p.h <> '' then
      cast(timestamp '1970-01-01' + to_microseconds(googlesql.clock_of(_p.h, _p.i, _p.s, _p.f)) as time)
    end
  )[1];

create or replace macro googlesql.read_datetime(x) as
  list_transform(
    [regexp_extract(
      x,
      '^(\d{4,5})-(\d{1,2})-(\d{1,2})(?:[ Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{0,6}))?)?$',
      ['y', 'm', 'd', 'h', 'i', 's', 'f']
    )],
    lambda _p: googlesql.ranged(
      googlesql.day_of(_p.y, _p.m, _p.d) + to_microseconds(googlesql.clock_of(_p.h, _p.i, _p.s, _p.f))
    )
  )[1];

-- Seconds east of UTC that `+5`, `-03:30`, `UTC+8` mean; NULL for what is no offset.
create or replace macro googlesql.fixed_offset(zone) as
  list_transform([regexp_extract(zone, '^(?i:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$', ['sign', 'h', 'm'])], lambda _o:
    case
      when regexp_full_match(zone, '(?i)utc|z|gmt|etc/utc|etc/gmt') then 0
      when _o.sign <> '' and cast('0' || _o.m as integer) <= 59 then
        list_transform([try_cast(_o.h as integer) * 3600 + cast('0' || _o.m as integer) * 60], lambda _s:
          case when _s <= 50400 then if(_o.sign = '-', -_s, _s) end
        )[1]
    end
  )[1];

-- Microseconds east of UTC of a place at an instant, both as UTC has them.
create or replace macro googlesql.offset_at(utc, place) as
  list_transform([utc], lambda _u: epoch_us(timezone(place, timezone('UTC', _u))) - epoch_us(_u))[1];

-- The instant at which the clocks of a place show it: the first of two, and over a gap as if it had not begun.
create or replace macro googlesql.instant(local, place) as
  list_transform(
    [{
      'before': googlesql.offset_at(local - interval 1 day, place),
      'after': googlesql.offset_at(local + interval 1 day, place)
    }],
    lambda _z: local - to_microseconds(
      case
        when googlesql.offset_at(local - to_microseconds(_z.before), place) = _z.before then _z.before
        when googlesql.offset_at(local - to_microseconds(_z.after), place) = _z.after then _z.after
        else _z.before
      end
    )
  )[1];

-- The same where the zone may be an offset, or none at all: NULL then.
create or replace macro googlesql.instant_in(local, zone) as
  list_transform([{'time': local, 'zone': zone, 'fixed': googlesql.fixed_offset(zone)}], lambda _w:
    case
      when _w.fixed is not null then _w.time - to_seconds(_w.fixed)
      when googlesql.is_place(_w.zone) then googlesql.instant(_w.time, _w.zone)
    end
  )[1];

-- What follows the time of day: an offset at once or after blanks, a name after blanks, or nothing, which is UTC. NULL for all else.
create or replace macro googlesql.zone_of(tail) as
  case
    when tail = '' then 'UTC'
    when regexp_full_match(tail, '[^!-~]*(Z|z|[+-]\d{1,2}(:?\d{2})?)') or regexp_full_match(tail, '[^!-~]+[A-Za-z][0-9A-Za-z_/+:-]*') then
      nullif(googlesql.trimmed(tail), '')
  end;

-- In two steps, which RE2 is quicker at than at one expression for all.
create or replace macro googlesql.read_timestamp(x) as
  list_transform(
    [regexp_extract(x, '^(\d{4,5}-\d{1,2}-\d{1,2}(?:[ Tt][0-9:.]+)?)(.*)$', ['local', 'tail'])],
    lambda _p: timezone('UTC', googlesql.ranged(
      googlesql.instant_in(googlesql.read_datetime(_p.local), googlesql.zone_of(_p.tail))
    ))
  )[1];
