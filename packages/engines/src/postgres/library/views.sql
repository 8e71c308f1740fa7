-- What PostgreSQL keeps beside a table: comments, and the views that read it.

create or replace function googlesql.describe_column(text, text, text) returns void language plpgsql as $$
declare
  place int := (select attnum from pg_attribute where attrelid = $1::regclass and attname = $2);
  type text := (regexp_match(col_description($1::regclass, place),
    '^(?:(?:ARRAY|STRUCT|RANGE)<[^\n]*|BIGNUMERIC)(?=\n|$)'))[1];
begin
  execute format('comment on column %s.%I is %L', $1, $2, concat_ws(E'\n', type, $3));
end $$;

-- Views that read a table, and those that read them, in the order in which they can be made again.
create or replace function googlesql.put_views_aside(text) returns void language plpgsql as $$
declare
  relation oid := to_regclass($1);
  found record;
begin
  create temp table if not exists googlesql_aside (place serial, name text, definition text, blind text, comments text[]);
  if relation is null then
    return;
  end if;
  -- One transaction at a time: another may be about to put the same view back, under tables that are gone by then.
  if exists (select from pg_depend d join pg_rewrite r on r.oid = d.objid
      where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid = relation and r.ev_class <> relation) then
    perform pg_advisory_xact_lock(hashtextextended('googlesql.put_views_aside', 0));
  end if;
  for found in
    with recursive readers(id, depth) as (
      select distinct r.ev_class, 1 from pg_depend d join pg_rewrite r on r.oid = d.objid
      where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid = relation and r.ev_class <> relation
      union all
      select r.ev_class, depth + 1 from readers join pg_depend d on d.refobjid = id join pg_rewrite r on r.oid = d.objid
      where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and r.ev_class <> id and depth < 100
    )
    select c.oid as id, max(depth) as depth, format('%I.%I', n.nspname, c.relname) as name
    from readers join pg_class c on c.oid = id join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' group by c.oid, n.nspname, c.relname order by max(depth)
  loop
    insert into googlesql_aside (name, definition, blind, comments) values (found.name, pg_get_viewdef(found.id),
      (select 'select ' || string_agg(format('googlesql.fail(%L::text, null::%s) as %I',
          'The view ' || found.name || ' reads a column or table that is gone', format_type(atttypid, atttypmod), attname), ', ' order by attnum)
        from pg_attribute where attrelid = found.id and attnum > 0),
      (select array_agg(format('comment on %s is %L',
          case when objsubid = 0 then 'view ' || found.name else format('column %s.%I', found.name, attname) end, description))
        from pg_description left join pg_attribute on attrelid = objoid and attnum = objsubid and objsubid > 0
        where objoid = found.id and classoid = 'pg_class'::regclass));
  end loop;
  for found in select name from googlesql_aside order by place desc loop
    execute 'drop view if exists ' || found.name;
  end loop;
end $$;

create or replace function googlesql.put_views_back() returns void language plpgsql as $$
declare
  found record;
  comment text;
begin
  for found in select * from googlesql_aside order by place loop
    begin
      execute 'create view ' || found.name || ' as ' || found.definition;
    exception when undefined_table or undefined_column or undefined_function or datatype_mismatch or invalid_column_reference then
      execute 'create view ' || found.name || ' as ' || found.blind;
    end;
    foreach comment in array coalesce(found.comments, '{}') loop
      execute comment;
    end loop;
  end loop;
  delete from googlesql_aside;
end $$;
