export const strings = `
ascii(STRING) -> INT64
byte_length(STRING) -> INT64
byte_length(BYTES) -> INT64
octet_length = byte_length
char_length(STRING) -> INT64
character_length = char_length
chr(INT64) -> STRING
code_points_to_string(ARRAY<INT64>) -> STRING
code_points_to_bytes(ARRAY<INT64>) -> BYTES
collate(STRING, STRING) -> STRING
concat(TEXT...) -> STRING
concat(BYTES...) -> BYTES
contains_substr(ANY, STRING, [json_scope => STRING = 'JSON_VALUES']) -> BOOL
edit_distance(STRING, STRING, [max_distance => INT64 = null]) -> INT64
edit_distance(BYTES, BYTES, [max_distance => INT64 = null]) -> INT64
ends_with(STRING, STRING) -> BOOL
ends_with(BYTES, BYTES) -> BOOL
format(STRING, [ANY...]) -> STRING
initcap(STRING, [STRING]) -> STRING
instr(STRING, STRING, [INT64 = 1], [INT64 = 1]) -> INT64
instr(BYTES, BYTES, [INT64 = 1], [INT64 = 1]) -> INT64
left(STRING, INT64) -> STRING
left(BYTES, INT64) -> BYTES
length(STRING) -> INT64
length(BYTES) -> INT64
lower(STRING) -> STRING
lower(BYTES) -> BYTES
lpad(STRING, INT64, [STRING]) -> STRING
lpad(BYTES, INT64, [BYTES]) -> BYTES
ltrim(STRING, [STRING]) -> STRING
ltrim(BYTES, BYTES) -> BYTES
normalize(STRING, [NORMALIZE_MODE]) -> STRING
normalize_and_casefold(STRING, [NORMALIZE_MODE]) -> STRING
repeat(STRING, INT64) -> STRING
repeat(BYTES, INT64) -> BYTES
replace(STRING, STRING, STRING) -> STRING
replace(BYTES, BYTES, BYTES) -> BYTES
reverse(STRING) -> STRING
reverse(BYTES) -> BYTES
right(STRING, INT64) -> STRING
right(BYTES, INT64) -> BYTES
rpad(STRING, INT64, [STRING]) -> STRING
rpad(BYTES, INT64, [BYTES]) -> BYTES
rtrim(STRING, [STRING]) -> STRING
rtrim(BYTES, BYTES) -> BYTES
safe_convert_bytes_to_string(BYTES) -> STRING
soundex(STRING) -> STRING
split(STRING, [STRING]) -> ARRAY<STRING>
split(BYTES, BYTES) -> ARRAY<BYTES>
starts_with(STRING, STRING) -> BOOL
starts_with(BYTES, BYTES) -> BOOL
strpos(STRING, STRING) -> INT64
strpos(BYTES, BYTES) -> INT64
substr(STRING, INT64, [INT64]) -> STRING
substr(BYTES, INT64, [INT64]) -> BYTES
substring = substr
to_code_points(STRING) -> ARRAY<INT64>
to_code_points(BYTES) -> ARRAY<INT64>
translate(STRING, STRING, STRING) -> STRING
translate(BYTES, BYTES, BYTES) -> BYTES
trim(STRING, [STRING]) -> STRING
trim(BYTES, BYTES) -> BYTES
unicode(STRING) -> INT64
upper(STRING) -> STRING
upper(BYTES) -> BYTES
ucase = upper
lcase = lower
`;

export const regexps = `
regexp_contains(STRING, STRING) -> BOOL
regexp_contains(BYTES, BYTES) -> BOOL
regexp_extract(STRING, STRING, [INT64], [INT64]) -> STRING
regexp_extract(BYTES, BYTES, [INT64], [INT64]) -> BYTES
regexp_substr = regexp_extract
regexp_extract_all(STRING, STRING) -> ARRAY<STRING>
regexp_extract_all(BYTES, BYTES) -> ARRAY<BYTES>
regexp_extract_groups(STRING, STRING) -> STRUCT
regexp_extract_groups(BYTES, BYTES) -> STRUCT
regexp_instr(STRING, STRING, [INT64], [INT64], [INT64]) -> INT64
regexp_instr(BYTES, BYTES, [INT64], [INT64], [INT64]) -> INT64
regexp_replace(STRING, STRING, STRING) -> STRING
regexp_replace(BYTES, BYTES, BYTES) -> BYTES
`;
