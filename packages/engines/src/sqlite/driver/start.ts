/** Where the thread begins. A thread does not inherit the compile cache, and the function library is large. */
import module from "node:module";

module.enableCompileCache();
await import("./worker.ts");
