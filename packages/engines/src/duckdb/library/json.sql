-- Its numbers as texts, each as it was written: DuckDB's JSON prints a double anew. What it takes is valid JSON, which has no
-- control characters: those mark what was found.
create or replace macro googlesql.numbers_as_texts(json, mark) as
  replace(replace(replace(
    regexp_replace(json, '("(?:[^"\\]|\\.)*")|(-?[0-9][-+.0-9eE]*)', '\1' || chr(1) || '\2' || chr(2), 'g'),
    chr(1) || chr(2), ''), chr(1), '"' || mark), chr(2), '"');

-- The number at a path, as it was written.
create or replace macro googlesql.json_number(json, path) as
  json_extract_string(googlesql.numbers_as_texts(json, ''), path);

-- A control character's digits as JavaScript writes them; its backslash may be escaped itself, so all pairs go by.
create or replace macro googlesql.lower_escapes(json) as
  case
    when regexp_matches(json, '\\u00[01][A-F]') then
      list_reduce(
        [json, 'A', 'B', 'C', 'D', 'E', 'F'],
        lambda _j, _d: regexp_replace(_j, '((?:^|[^\\])(?:\\\\)*\\u00[01])' || _d, '\1' || lower(_d), 'g')
      )
    else json
  end;

-- The object or array at a path, without blanks, its numbers as they were written.
create or replace macro googlesql.json_part(json, path) as
  case
    when contains(lower(json), '\u0001\u0002') then googlesql.error('JSON with the characters U+0001 and U+0002 in a row is not supported')
    else
      regexp_replace(
        googlesql.lower_escapes(cast(json_extract(googlesql.numbers_as_texts(json, '\u0001\u0002'), path) as varchar)),
        '"\\u0001\\u0002([^"]*)"', '\1', 'g'
      )
  end;
