export const json = `
json_extract(JSON, [STRING = '$']) -> JSON
json_extract(STRING, [STRING = '$']) -> STRING
json_query(JSON, [STRING = '$']) -> JSON
json_query(STRING, [STRING = '$']) -> STRING
json_extract_scalar(STRING, [STRING = '$']) -> STRING
json_extract_scalar(JSON, [STRING = '$']) -> STRING
json_value(STRING, [STRING = '$']) -> STRING
json_value(JSON, [STRING = '$']) -> STRING
json_extract_array(JSON, [STRING = '$']) -> ARRAY<JSON>
json_extract_array(STRING, [STRING = '$']) -> ARRAY<STRING>
json_query_array(JSON, [STRING = '$']) -> ARRAY<JSON>
json_query_array(STRING, [STRING = '$']) -> ARRAY<STRING>
json_extract_string_array(STRING, [STRING = '$']) -> ARRAY<STRING>
json_extract_string_array(JSON, [STRING = '$']) -> ARRAY<STRING>
json_value_array(STRING, [STRING = '$']) -> ARRAY<STRING>
json_value_array(JSON, [STRING = '$']) -> ARRAY<STRING>
json_array([ANY...]) -> JSON
json_object([(STRING, ANY)...]) -> JSON
json_object(ARRAY<STRING>, ARRAY<T>) -> JSON
json_array_append(JSON, (STRING, ANY)..., [append_each_element => BOOL = true]) -> JSON
json_array_insert(JSON, (STRING, ANY)..., [insert_each_element => BOOL = true]) -> JSON
json_set(JSON, (STRING, ANY)..., [create_if_missing => BOOL = true]) -> JSON
json_remove(JSON, STRING...) -> JSON
json_strip_nulls(JSON, [STRING = '$'], [include_arrays => BOOL = true], [remove_empty => BOOL = false]) -> JSON
json_keys(JSON, [INT64 = null], [mode => STRING = 'strict']) -> ARRAY<STRING>
json_flatten(JSON) -> ARRAY<JSON>
json_contains(JSON, JSON) -> BOOL
json_type(JSON) -> STRING
parse_json(STRING, [wide_number_mode => STRING = 'exact']) -> JSON
to_json(ANY, [stringify_wide_numbers => BOOL = false]) -> JSON
safe_to_json(ANY) -> JSON
to_json_string(ANY, [BOOL = false]) -> STRING
bool(JSON) -> BOOL
int64(JSON) -> INT64
float64(JSON, [wide_number_mode => STRING = 'round']) -> FLOAT64
double = float64
-- INT32, UINT32, UINT64 are INT64 here, and FLOAT is FLOAT64; the range is theirs.
int32(JSON) -> INT64
uint32(JSON) -> INT64
uint64(JSON) -> INT64
float(JSON, [wide_number_mode => STRING = 'round']) -> FLOAT64
int32_array(JSON) -> ARRAY<INT64>
uint32_array(JSON) -> ARRAY<INT64>
uint64_array(JSON) -> ARRAY<INT64>
float_array(JSON, [wide_number_mode => STRING = 'round']) -> ARRAY<FLOAT64>
lax_int32(JSON) -> INT64
lax_uint32(JSON) -> INT64
lax_uint64(JSON) -> INT64
lax_float(JSON) -> FLOAT64
lax_int32_array(JSON) -> ARRAY<INT64>
lax_uint32_array(JSON) -> ARRAY<INT64>
lax_uint64_array(JSON) -> ARRAY<INT64>
lax_float_array(JSON) -> ARRAY<FLOAT64>
bool_array(JSON) -> ARRAY<BOOL>
int64_array(JSON) -> ARRAY<INT64>
float64_array(JSON, [wide_number_mode => STRING = 'round']) -> ARRAY<FLOAT64>
double_array = float64_array
string_array(JSON) -> ARRAY<STRING>
lax_bool(JSON) -> BOOL
lax_int64(JSON) -> INT64
lax_float64(JSON) -> FLOAT64
lax_double = lax_float64
lax_string(JSON) -> STRING
lax_bool_array(JSON) -> ARRAY<BOOL>
lax_int64_array(JSON) -> ARRAY<INT64>
lax_float64_array(JSON) -> ARRAY<FLOAT64>
lax_double_array = lax_float64_array
lax_string_array(JSON) -> ARRAY<STRING>
`;
