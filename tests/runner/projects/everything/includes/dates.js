const day = (column) => `date(${column})`;
module.exports = { day };
