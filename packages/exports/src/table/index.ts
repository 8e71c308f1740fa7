import type { Exporter } from "../export.ts";
import { ExportError } from "../error.ts";

export interface TableOptions {
  /** `mysql://user:password@host:port/database` or `postgres://…`. */
  readonly url: string | undefined;
  /** Defaults to the mart's name. */
  readonly table?: string;
  /**
   * upsert: rows are added or updated by primary key, none is deleted.
   * replace: the mart's rows take the place of all there are. Both are one transaction.
   */
  readonly mode?: "upsert" | "replace";
}

/** Publishes a mart to a table of MySQL (or MariaDB) or PostgreSQL, made if it is not there, by the engine's bulk path. */
export function table(options: TableOptions): Exporter {
  return {
    kind: "table",
    async write(mart) {
      const { url } = options;
      if (!url) {
        throw new ExportError(
          "config",
          `${mart.name}: no address to publish to: set MYSQL_URL, or give --to mysql://user@host/database`,
        );
      }
      const mode = options.mode ?? "upsert";
      if (mode === "upsert" && mart.keys.primaryKey.length === 0) {
        throw new ExportError(
          "config",
          `${mart.name}: upsert needs a key: tag its columns primary_key, or use mode "replace"`,
        );
      }
      const { publish } = await (isPostgres(url) ? import("./postgres.ts") : import("./mysql.ts"));
      return publish(url, { ...mart, name: options.table ?? mart.name }, mode);
    },
  };
}

function isPostgres(url: string): boolean {
  const scheme = url.split(":")[0];
  if (scheme === "mysql" || scheme === "mariadb") {
    return false;
  }
  if (scheme === "postgres" || scheme === "postgresql") {
    return true;
  }
  throw new ExportError("config", `expected an address that starts with mysql:// or postgres://, got ${scheme}:`);
}
