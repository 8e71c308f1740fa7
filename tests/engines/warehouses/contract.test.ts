import { warehouseContract } from "../../contracts/warehouse.ts";
import { describeEngines, openFresh } from "../../servers/places.ts";

describeEngines("a warehouse", (_, place) => warehouseContract(() => openFresh(place)));
