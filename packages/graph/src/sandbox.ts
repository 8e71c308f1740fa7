import { createContext, loadCore, type Core } from "./core.ts";
import { createLoader, type Loader } from "./loader.ts";
import type { Project } from "./project.ts";

export interface Sandbox extends Loader {
  readonly core: Core;
  readonly global: Record<string, unknown>;
}

/** A fresh world with its own core, as core's session is a singleton. No security boundary: a project is trusted code. */
export function createSandbox({ dir, content, corePath }: Pick<Project, "dir" | "content" | "corePath">): Sandbox {
  const context = createContext();
  const loader = createLoader({ dir, content }, context, () => core);
  Object.defineProperty(context, "__dataform_current_file", {
    configurable: true,
    get: () => loader.current() ?? null,
  });
  const core = loadCore(context, corePath, loader.require);
  return { ...loader, core, global: context };
}
