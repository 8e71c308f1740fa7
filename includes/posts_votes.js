/** The names of the text fields that hold something, but not what their type asks for: `Score CreationDate`, else NULL. */
function unreadable(types) {
  const checks = Object.entries(types).map(
    ([field, type]) => `if(${field} is not null and safe_cast(${field} as ${type}) is null, '${field} ', '')`,
  );
  return `nullif(trim(concat(\n      ${checks.join(",\n      ")}\n    )), '')`;
}

module.exports = { unreadable };
