export type { Delivery, LoadPlan, LoadResult, Relation, Target, Warehouse } from "./warehouse.ts";
