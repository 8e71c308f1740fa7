import type { Pool } from "pg";
import { installPostgres } from "../install.ts";

/** Every connection's settings, said as it opens: zones and texts as GoogleSQL has them, and no notices. */
export const settings =
  "-c timezone=UTC -c datestyle=ISO,YMD -c intervalstyle=postgres -c bytea_output=hex -c jit=off -c client_min_messages=warning";

/** What the database needs: GoogleSQL's functions. */
export async function setUp(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await installPostgres(client);
  } finally {
    client.release();
  }
}
