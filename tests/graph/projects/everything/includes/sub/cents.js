module.exports = { cents: (column) => `${column} / 100` };
