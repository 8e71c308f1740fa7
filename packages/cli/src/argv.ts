/** The official CLI's parser also takes `--fullRefresh`, `--full-refresh=true` and `--full-refresh=false`. */
export function normalise(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  const flags = end === -1 ? argv : argv.slice(0, end);
  return [...flags.flatMap(normaliseOne), ...argv.slice(flags.length)];
}

function normaliseOne(argument: string): string[] {
  const [, name, value] = /^--([a-zA-Z][\w-]*)(=.*)?$/s.exec(argument) ?? [];
  if (name === undefined) return [argument];
  const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (value === "=true") return [flag];
  return value === "=false" ? [] : [`${flag}${value ?? ""}`];
}
