export type { Column, Field, ScalarName, Type } from "./types.ts";
export { typeName, sameType } from "./types.ts";
export { GoogleSqlError, type Reason } from "./error.ts";
export type { Dialect, Driver, Engine } from "./engine.ts";
export type { Catalog, Table } from "./catalog.ts";
export { parse, parseExpression, parseQuery, splitPath } from "./parser/index.ts";
