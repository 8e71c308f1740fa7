import pc from "picocolors";

const colours: Readonly<Record<string, (text: string) => string>> = {
  SUCCESSFUL: pc.green,
  WARNED: pc.yellow,
  FAILED: pc.red,
  CANCELLED: pc.red,
  TIMED_OUT: pc.red,
  SKIPPED: pc.yellow,
  DISABLED: pc.dim,
};

export const coloured = (status: string): string => (colours[status] ?? String)(status);
export const { bold, dim, red, green, yellow } = pc;
