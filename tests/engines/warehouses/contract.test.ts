import { warehouseContract } from "../../contracts/warehouse.ts";
import { describeEngines, openFresh } from "../../servers/places.ts";

describeEngines("a warehouse", (engine, place) => warehouseContract(engine, () => openFresh(place)));
