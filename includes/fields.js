// What of a supplier's fields could not be read. A staging model names the fields that it reads and the columns that they become:
//
//   js { const read = fields.read({ Id: "vote_id", CreationDate: "voted_on" }); }
//   given as (select *, ${read.given} from …),                                 -- their texts: given_Id, given_CreationDate
//   typed as (select ${reading.integer("given_Id")} as vote_id, …, ${read.names} from given),
//   checked as (select * except (${read.names}), ${read.unreadable} as unreadable_fields from typed)
//
// A field that holds something while its column is NULL is unreadable, whatever the reason.

const literal = (value) => `'${value}'`;

/** `nothing` lists what stands for nothing, beside nothing itself: in all fields, or in one that is `{ column, nothing }`. */
function read(columns, { nothing = [] } = {}) {
  const all = Object.entries(columns).map(([field, to]) => {
    const { column, nothing: own = [] } = typeof to === "string" ? { column: to } : to;
    return { field, given: `given_${field}`, column, empty: ["", ...nothing, ...own].map(literal).join(", ") };
  });
  const checks = all.map(
    ({ field, given, column, empty }) => `if(${column} is null, if(trim(${given}) not in (${empty}), '${field} ', ''), '')`,
  );
  return {
    // What Parquet and databases bring typed is read as its text would be.
    given: all.map(({ field, given }) => `cast(\`${field}\` as string) as ${given}`).join(",\n    "),
    names: all.map(({ given }) => given).join(", "),
    unreadable: `nullif(trim(concat(\n      ${checks.join(",\n      ")}\n    )), '')`,
  };
}

const description = "Names of the fields whose value can't be read, or can't be true: NULL in their columns. NULL where there are none";

module.exports = { description, read };
