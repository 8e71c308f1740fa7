/** What a warehouse in a file does when its work came to nothing: its file is taken away before it lets go of it, or stays. */
export async function discarding(removeEmpty: () => Promise<void>, close: () => Promise<void>): Promise<void> {
  try {
    await removeEmpty();
  } catch {
    // Others have it, or the system removes no open file: an empty one does no harm.
  } finally {
    await close();
  }
}
