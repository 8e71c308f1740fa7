import { userInfo } from "node:os";
import { join } from "node:path";
import mysql from "mysql2/promise";
import { installed, launch, need, plainUser, runToEnd, temporaryFolder, type Server } from "./server.ts";

export const mariadbBinary = installed("/usr/sbin/mariadbd", "/usr/local/sbin/mariadbd");

/** An empty server; `url` is root's, on the database `test`. */
export async function startMariadb(): Promise<Server> {
  const binary = need("mariadb-server", mariadbBinary);
  const folder = temporaryFolder();
  const data = join(folder, "data");
  const user = "uid" in plainUser ? "nobody" : userInfo().username;
  await runToEnd("/usr/bin/mariadb-install-db", [
    "--no-defaults",
    `--datadir=${data}`,
    `--user=${user}`,
    "--auth-root-authentication-method=normal",
    "--skip-test-db",
  ]);
  return launch(folder, (port) => {
    const url = `mysql://root@127.0.0.1:${port}/test`;
    return {
      command: binary,
      args: [
        "--no-defaults",
        `--datadir=${data}`,
        `--socket=${join(folder, "s")}`,
        `--pid-file=${join(folder, "pid")}`,
        "--bind-address=127.0.0.1",
        `--port=${port}`,
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-buffer-pool-size=64M",
        "--skip-name-resolve",
      ],
      url,
      ready: () => answers(url, data),
    };
  });
}

async function answers(url: string, data: string): Promise<void> {
  const connection = await mysql.createConnection(url.replace(/\/test$/, "/"));
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>("select @@datadir as folder");
    if (rows[0]?.folder !== `${data}/`) throw new Error(`${url} is of another server`);
    await connection.query("create database if not exists test character set utf8mb4");
  } finally {
    await connection.end();
  }
}
