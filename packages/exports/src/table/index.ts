import { publicAddress } from "@sluice/engines/secrets";
import { ExportError } from "../error.ts";
import type { Exporter, ExportReport, Mart } from "../export.ts";
import { guarded } from "../guard.ts";

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
    write: (mart) => guarded({ addresses: [options.url] }, () => send(options, mart)),
  };
}

async function send({ url, table: name, mode = "upsert" }: TableOptions, mart: Mart): Promise<ExportReport> {
  if (!url) {
    throw new ExportError(
      "config",
      `${mart.name}: no address to publish to: set MYSQL_URL, or give --to mysql://HOST/DATABASE`,
    );
  }
  if (mode === "upsert" && mart.keys.primaryKey.length === 0) {
    throw new ExportError(
      "config",
      `${mart.name}: upsert needs a key: tag its columns primary_key, or use mode "replace"`,
    );
  }
  const { publish } = await (isPostgres(url) ? import("./postgres.ts") : import("./mysql.ts"));
  return publish(url, { ...mart, name: name ?? mart.name }, mode);
}

const schemes: Readonly<Record<string, boolean>> = { mysql: false, mariadb: false, postgres: true, postgresql: true };

function isPostgres(url: string): boolean {
  const scheme = url.split(":")[0]?.toLowerCase() ?? "";
  const found = schemes[scheme];
  if (found !== undefined && /^\w+:\/\/[^/]/.test(url) && URL.canParse(url)) return found;
  throw new ExportError(
    "config",
    `${publicAddress(url)}: expected an address that starts with mysql:// or postgres://, with a host`,
  );
}
