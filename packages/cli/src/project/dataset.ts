import { UsageError } from "../errors.ts";
import type { Project } from "./index.ts";

/** BigQuery has no table outside of a dataset, and engines no schema without a name. */
export function refuseNoDataset({ graph }: Project): void {
  const { tables = [], operations = [], assertions = [] } = graph;
  const homeless = [...tables, ...operations, ...assertions].find(({ target }) => !target.schema);
  if (homeless === undefined) return;
  const { fileName = "", target } = homeless;
  throw new UsageError(
    `${fileName}: ${target.name} is in no dataset: expected defaultDataset in workflow_settings.yaml, or schema in its config`,
  );
}
