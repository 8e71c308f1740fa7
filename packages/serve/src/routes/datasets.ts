import type { FastifyInstance } from "fastify";
import {
  changeDataset,
  type DatasetBody,
  datasetNames,
  datasetResource,
  deleteDataset,
  getDataset,
  insertDataset,
} from "../datasets.ts";
import { pageOf } from "../resources.ts";
import type { World } from "../world.ts";

interface Params {
  readonly project: string;
  readonly dataset: string;
}
type Paging = { readonly maxResults?: string; readonly pageToken?: string };

export function datasetRoutes(app: FastifyInstance, world: World): void {
  const { inTurn, state } = world;

  app.get<{ Params: Params; Querystring: Paging }>("/projects/:project/datasets", ({ params: { project }, query }) =>
    inTurn(async () => {
      const { items, nextPageToken } = pageOf(await datasetNames(world), query);
      const said = new Map(
        (await state.all<DatasetBody>("dataset")).map((one) => [one.datasetReference.datasetId, one]),
      );
      const datasets = items.map((id) => datasetResource(project, id, said.get(id)));
      return { kind: "bigquery#datasetList", datasets, ...(nextPageToken && { nextPageToken }) };
    }),
  );
  app.post<{ Params: Params; Body: DatasetBody }>("/projects/:project/datasets", ({ params: { project }, body }) =>
    inTurn(() => insertDataset(world, project, body)),
  );
  app.get<{ Params: Params }>("/projects/:project/datasets/:dataset", ({ params: { project, dataset } }) =>
    inTurn(() => getDataset(world, project, dataset)),
  );
  for (const method of ["PATCH", "PUT"] as const) {
    app.route<{ Params: Params; Body: object }>({
      method,
      url: "/projects/:project/datasets/:dataset",
      handler: ({ params: { project, dataset }, body }) =>
        inTurn(() => changeDataset(world, project, dataset, body as object, method === "PATCH")),
    });
  }
  app.delete<{ Params: Params; Querystring: { deleteContents?: string } }>(
    "/projects/:project/datasets/:dataset",
    async ({ params: { project, dataset }, query }, reply) => {
      await inTurn(() => deleteDataset(world, project, dataset, query.deleteContents?.toLowerCase() === "true"));
      return reply.code(204).send();
    },
  );
}
