-- Errors, and what goes on after them.

create or replace function googlesql.fail(text, anyelement) returns anyelement language plpgsql volatile as $$
begin
  raise exception '%', $1 using errcode = 'P0001';
end $$;

-- A text of SQL whose $1 are the values it needs; NULL where it fails.
create or replace function googlesql.attempt(text, jsonb, anyelement) returns anyelement language plpgsql stable as $$
declare
  result alias for $0;
begin
  execute 'select ' || $1 into result using $2;
  return result;
exception when others then
  return null;
end $$;

create or replace function googlesql.otherwise(text, jsonb, text, jsonb, anyelement) returns anyelement language plpgsql stable as $$
declare
  result alias for $0;
begin
  begin
    execute 'select ' || $1 into result using $2;
    return result;
  exception when others then
    null;
  end;
  execute 'select ' || $3 into result using $4;
  return result;
end $$;

create or replace function googlesql.is_error(text, jsonb) returns boolean language plpgsql stable as $$
declare
  found text;
begin
  execute 'select (' || $1 || ')::text' into found using $2;
  return false;
exception when others then
  return true;
end $$;
