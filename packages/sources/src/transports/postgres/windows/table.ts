/** The raw table that holds the windows. */
import { qualified, quoted, type Column, type Target, type Warehouse } from "@sluice/engines";
import { SourceError } from "../../../error.ts";

export const WINDOW = "_window";

const column = `"${WINDOW}"`;

/** It is what the last load from this place left: so many rows, all from here. */
export async function isAsLeft(session: Warehouse, target: Target, place: string, rows: number): Promise<boolean> {
  const name = session.nameOf(target);
  if (!(await session.describe(name))) return false;
  const [counted] = await session.rows(
    `select count(*), coalesce(sum(case when "_source" = ${quoted(place)} then 0 else 1 end), 0) from ${qualified(name)}`,
  );
  return Number(counted?.[0]) === rows && Number(counted?.[1]) === 0;
}

/** Takes their rows away, or all there are. How many went. */
export async function removeWindows(
  session: Warehouse,
  target: Target,
  starts: readonly string[] | "all",
): Promise<number> {
  const name = session.nameOf(target);
  if (starts.length === 0 || !(await session.describe(name))) return 0;
  const those = starts === "all" ? "" : ` where ${column} in (${starts.map(quoted).join(", ")})`;
  return session.change(`delete from ${qualified(name)}${those}`);
}

/** Text holds anything; of any other type values must be as they were. */
export async function refuseOtherTypes(
  session: Warehouse,
  target: Target,
  came: readonly Column[],
  label: string,
): Promise<void> {
  const there = await session.describe(session.nameOf(target));
  for (const { name, type } of came) {
    const had = there?.columns.find((other) => other.name.toLowerCase() === name.toLowerCase())?.type.kind ?? "STRING";
    if (had === "STRING" || had === type.kind) continue;
    const table = `${target.schema}.${target.name}`;
    throw new SourceError(
      "unexpected",
      `${label}: column ${name} is ${type.kind} there now, and ${had} in ${table}: expected the same type; drop ${table} to load it anew`,
    );
  }
}
