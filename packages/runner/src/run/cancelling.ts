import type { Warehouse } from "@sluice/engines";

const AGAIN_MS = 100;

/**
 * Cancels what the warehouse runs once the signal is aborted, again and again until it is released: an engine hears it only while
 * it runs a statement, and the next one may be on its way.
 */
export function cancelling(warehouse: Warehouse, signal: AbortSignal | undefined): () => void {
  let timer: NodeJS.Timeout | undefined;
  const cancel = () => void warehouse.cancel().catch(() => undefined);
  const begin = () => {
    cancel();
    timer = setInterval(cancel, AGAIN_MS);
  };
  signal?.addEventListener("abort", begin, { once: true });
  return () => {
    signal?.removeEventListener("abort", begin);
    clearInterval(timer);
  };
}
