-- Ends the statement with a message; a cast, for TRY takes no error().
create or replace macro googlesql.error(message) as
  cast(cast('googlesql: ' || coalesce(message, 'null') as boolean) as varchar);
