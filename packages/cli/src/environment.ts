/** The one place that reads the environment, but for NO_COLOR and its like, which picocolors knows. */
export interface Environment {
  readonly warehouse: string | undefined;
  readonly debug: boolean;
  readonly ci: boolean;
  /** For `sluice.config.ts`, which takes from it what its sources and exports need. */
  readonly all: Readonly<Record<string, string | undefined>>;
}

export function readEnvironment(): Environment {
  const { SLUICE_WAREHOUSE: warehouse, SLUICE_DEBUG: debug, CI: ci } = process.env;
  return { warehouse: warehouse || undefined, debug: isOn(debug), ci: isOn(ci), all: process.env };
}

const isOn = (value: string | undefined): boolean => value !== undefined && !["", "0", "false"].includes(value);
