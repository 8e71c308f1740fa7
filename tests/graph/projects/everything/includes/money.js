const { cents } = require("includes/sub/cents");
const rates = require("./rates.json");

function euros(column, currency) {
  return `${cents(column)} * ${rates[currency]}`;
}

module.exports = { euros, country: () => dataform.projectConfig.vars.country };
