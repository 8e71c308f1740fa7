// Descriptions of columns that several models have, written once: a column that passes through a model keeps its words.

/** What every raw table has beside the supplier's columns. */
const bookkeeping = {
  _loaded_at: "Start of the load that brought the row, UTC",
  _source: "File or address that the row came from",
};

/** `of` picks by name, for a config block's `columns`; a name that has no text is an error. */
const shared = (texts) => {
  const text = (name) => {
    if (!texts[name]) throw new Error(`no description of column "${name}": expected one of ${Object.keys(texts).join(", ")}`);
    return texts[name];
  };
  return { text, of: (...names) => Object.fromEntries(names.map((name) => [name, text(name)])) };
};

module.exports = { bookkeeping, shared };
