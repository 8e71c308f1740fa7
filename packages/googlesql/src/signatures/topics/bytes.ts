export const bytes = `
from_base32(STRING) -> BYTES
from_base64(STRING) -> BYTES
from_hex(STRING) -> BYTES
to_base32(BYTES) -> STRING
to_base64(BYTES) -> STRING
to_hex(BYTES) -> STRING
md5(STRING) -> BYTES
md5(BYTES) -> BYTES
sha1(STRING) -> BYTES
sha1(BYTES) -> BYTES
sha256(STRING) -> BYTES
sha256(BYTES) -> BYTES
sha512(STRING) -> BYTES
sha512(BYTES) -> BYTES
farm_fingerprint(STRING) -> INT64
farm_fingerprint(BYTES) -> INT64
highway_fingerprint128(STRING) -> BYTES
highway_fingerprint128(BYTES) -> BYTES
`;

export const bits = `
bit_count(INT64) -> INT64
bit_count(BYTES) -> INT64
bit_cast_to_int32(INT64) -> INT64
bit_cast_to_int64(INT64) -> INT64
bit_cast_to_uint32(INT64) -> INT64
bit_cast_to_uint64(INT64) -> INT64
`;

export const net = `
net.host(STRING) -> STRING
net.public_suffix(STRING) -> STRING
net.reg_domain(STRING) -> STRING
net.ip_from_string(STRING) -> BYTES
net.safe_ip_from_string(STRING) -> BYTES
net.ip_to_string(BYTES) -> STRING
net.ip_net_mask(INT64, INT64) -> BYTES
net.ip_trunc(BYTES, INT64) -> BYTES
net.ipv4_from_int64(INT64) -> BYTES
net.ipv4_to_int64(BYTES) -> INT64
net.format_ip(INT64) -> STRING
net.parse_ip(STRING) -> INT64
net.format_packed_ip(BYTES) -> STRING
net.parse_packed_ip(STRING) -> BYTES
net.ip_in_net(STRING, STRING) -> BOOL
net.make_net(STRING, INT64) -> STRING
`;
