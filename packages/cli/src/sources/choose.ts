import type { Column } from "@sluice/engines";
import { nearest } from "@sluice/graph";
import type { Definition, Source } from "@sluice/sources";
import { UsageError } from "../errors.ts";
import { fromHere } from "../project/folder.ts";
import { declaredAs, type Project } from "../project/index.ts";

export const definitionOf = (given: Source | Definition): Definition => ("open" in given ? given.definition : given);

/** The columns that its table has in any case; undefined where it does not say. */
export function columnsOf({ columns, types }: Definition): readonly Column[] | undefined {
  const names = columns ?? (types && Object.keys(types));
  return names?.map((name) => ({ name, type: { kind: types?.[name] ?? "STRING" } }));
}

/** The sources of these names, `votes` or `raw.votes`, each once: from where `--source` says, else from where the config says. */
export async function chosenSources(
  { config, graph, dir }: Project,
  names: readonly string[],
  places: Readonly<Record<string, string>>,
): Promise<(Source | Definition)[]> {
  const { goesBy, sourceFrom } = await import("@sluice/sources");
  const declared = Object.keys(places).flatMap((name) => declaration(name, graph));
  const find = finder([...Object.values(config.sources), ...declared], goesBy);
  const placed = new Map(Object.entries(places).map(([name, place]) => [find(name), fromHere(place, dir)]));
  return [...new Set(names.map(find))].map((source) => {
    const place = placed.get(source);
    return place === undefined ? withPlace(source) : sourceFrom(place, definitionOf(source));
  });
}

/** A table that the project declares may be loaded without a word about it in the config: text, and all of it each time. */
function declaration(name: string, graph: Project["graph"]): Definition[] {
  const [table = "", schema, database] = name.split(".").toReversed();
  const target = declaredAs(table, graph);
  const isMeant = target && isOr(schema, target.schema) && isOr(database, target.database);
  return isMeant ? [{ name: table, target, key: [] }] : [];
}

const isOr = (given: string | undefined, own: string | undefined): boolean => given === undefined || given === own;

/** `sourceFrom(env.POSTS, posts)` has none where the variable is not set. */
function withPlace(source: Source | Definition): Source | Definition {
  if (!("open" in source) || source.where) return source;
  const { name } = source.definition;
  throw new UsageError(
    `source ${name}: expected a path or an address, got ${JSON.stringify(source.where) ?? "undefined"}; is a variable that sluice.config.ts reads not set? Set it, or say where with --source ${name}=WHERE`,
  );
}

type Find = (name: string) => Source | Definition;

const finder =
  (known: readonly (Source | Definition)[], goesBy: (definition: Definition, name: string) => boolean): Find =>
  (name) => {
    const found = known.find((source) => goesBy(definitionOf(source), name));
    if (found === undefined)
      throw unknown(
        name,
        known.map((source) => definitionOf(source).name),
      );
    return found;
  };

function unknown(name: string, names: readonly string[]): UsageError {
  const near = nearest(name, names);
  const hint =
    near === undefined
      ? `expected one of ${names.join(", ") || "those that sluice.config.ts lists"}`
      : `did you mean "${near}"?`;
  return new UsageError(`no source "${name}"; ${hint}`);
}
