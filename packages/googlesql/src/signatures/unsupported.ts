/** Functions that GoogleSQL has and Sluice knowingly has not: refused by name, with the reason. */

const families: readonly (readonly [RegExp, string])[] = [
  [/^(st|s2)_/, "GEOGRAPHY is not supported"],
  [/^(ml|ai|vector_index|obj)\./, "it needs Google's services"],
  [/^(keys|aead|deterministic)[._]/, "encryption with Google's key sets is not supported"],
  [/^(kll_quantiles|d3a_count|anon|differential_privacy)\W/, "sketches of this kind are not supported"],
  [/^(search|vector_search|text_analyze|bag_of_words|tf_idf)$/, "search and text analysis are not supported"],
  [/^(appends|changes|external_query|external_object_transform)$/, "it reads what only BigQuery keeps"],
  [
    /^(agg|measure|graph_expand|property_names|labels|element_id|source_node_id|destination_node_id)$/,
    "graphs are not supported",
  ],
  [
    /^(proto_|from_proto|to_proto|extract_proto|filter_fields|replace_fields|enum_value)/,
    "protocol buffers are not supported",
  ],
  [/^(split_substr|regexp_match)$/, "dialects differ in its meaning: use SPLIT, or REGEXP_CONTAINS with ^(?:…)$"],
  [/^(new_uuid|uuid)$/, "the type UUID is not supported"],
];

/** Why a function of this name is refused; undefined where there is no such function at all. */
export const whyRefused = (name: string): string | undefined =>
  families.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1];
