-- Time zones: names of the tz database, and offsets. PostgreSQL would take other things too, and '+05' for west.

create or replace function googlesql.zone_offset(text) returns interval language plpgsql immutable strict parallel safe as $$
declare
  p text[] := regexp_match($1, '^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$', 'i');
  minutes int;
begin
  if p is null then
    if $1 ~ '^[A-Za-z]' and ($1 !~ '\d' or $1 ~* '^(Etc/GMT|GMT0|(EST|CST|MST|PST)\d(EDT|CDT|MDT|PDT)$)')
      and ($1 ~ '/' or $1 ~* '^(UTC|GMT|Z|UCT|Zulu|EST|MST|HST|CET|EET|MET|WET|(EST|CST|MST|PST)\d(EDT|CDT|MDT|PDT)|[A-Z][a-z-]{3,}|PRC|ROC|ROK|NZ|NZ-CHAT|GB|GB-Eire|W-SU)$') then
      return null;
    end if;
    raise exception 'Invalid time zone: %', $1;
  end if;
  minutes := p[2]::int * 60 + coalesce(p[3], '0')::int;
  if minutes > 840 or coalesce(p[3], '0')::int > 59 then
    raise exception 'Invalid time zone: %', $1;
  end if;
  return make_interval(mins => case when p[1] = '-' then -minutes else minutes end);
end $$;

create or replace function googlesql.zone_name(text) returns text language sql immutable strict parallel safe as
  $$ select case when $1 ~* '^z$' then 'UTC' else $1 end $$;

create or replace function googlesql.at_zone(timestamptz, text) returns timestamp language plpgsql immutable strict parallel safe as $$
declare
  east interval := googlesql.zone_offset($2);
begin
  return case when east is null then timezone(googlesql.zone_name($2), $1) else timezone('UTC', $1) + east end;
end $$;

create or replace function googlesql.from_zone(timestamp, text) returns timestamptz language plpgsql immutable strict parallel safe as $$
declare
  east interval := googlesql.zone_offset($2);
  before timestamptz;
begin
  if east is not null then
    return timezone('UTC', $1 - east);
  end if;
  -- Of two instants the first.
  before := timezone(googlesql.zone_name($2), $1 - interval '1 day') + interval '24 hours';
  return case when timezone(googlesql.zone_name($2), before) = $1 then before else timezone(googlesql.zone_name($2), $1) end;
end $$;

create or replace function googlesql.instant_text(timestamptz) returns text language sql immutable parallel safe as
  $$ select googlesql.clock_text(timezone('UTC', $1)::text) || '+00' $$;

-- The fraction of a second has three digits or six.
create or replace function googlesql.clock_text(text) returns text language sql immutable strict parallel safe as $$
  select case when $1 like '%.%' then rpad($1, position('.' in $1) + case when length($1) - position('.' in $1) <= 3 then 3 else 6 end, '0') else $1 end $$;

create or replace function googlesql.offset_text(interval, text, boolean) returns text language sql immutable parallel safe as $$
  select case when m < 0 then '-' else '+' end || lpad((abs(m) / 60)::text, 2, '0')
    || case when $3 or abs(m) % 60 <> 0 then $2 || lpad((abs(m) % 60)::text, 2, '0') else '' end
  from (select trunc(extract(epoch from $1) / 60)::int as m) as t $$;

create or replace function googlesql.instant_text(timestamptz, text) returns text language sql immutable parallel safe as $$
  select googlesql.clock_text(local::text) || googlesql.offset_text(local - timezone('UTC', $1), ':', false) from (select googlesql.at_zone($1, $2) as local) as t $$;
