export { EditorError, type EditorReason } from "./error.ts";
export { serve, type ServeOptions } from "./server/serve.ts";
