const CURRENCY = "EUR"; module.exports = { CURRENCY };
