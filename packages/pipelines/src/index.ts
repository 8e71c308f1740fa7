export { posts, votes } from "./posts_votes/sources.ts";
export { bmrsWindForecastPair, linearOrders } from "./wind_orders/sources.ts";
export { entity, entityWindows } from "./entities/sources.ts";
export { insertMonth } from "./entities/insert-month.ts";
export { sensorMessages, sensors } from "./sensors/sources.ts";
export { regionContours, temperatures } from "./temperatures/sources.ts";
export { simulator, type Fault, type SimulatorOptions } from "./temperatures/simulator.ts";
