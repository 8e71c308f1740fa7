/** A file that one process at a time holds: SQLite locks it by the system's own means, which end with the process, however that ends. */

export interface Held {
  release(): void;
}

/** Of those that ask at the same moment each makes way for another: one that still can't have it after this has lost. */
const PATIENCE_MS = 500;

/** Undefined where another holds it. The file is made where there is none, and stays: taking it away would let two hold one name. */
export async function holdFile(path: string): Promise<Held | undefined> {
  const { DatabaseSync } = await import("node:sqlite");
  const database = new DatabaseSync(path, { timeout: PATIENCE_MS });
  try {
    database.exec("begin exclusive");
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === BUSY) return undefined;
    throw error;
  }
  return { release: () => database.close() };
}

const BUSY = 5;
