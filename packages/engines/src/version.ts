/** What code renders on every engine: they share much of it. */
import { codeBelow } from "@sluice/googlesql/code";

export const version = (): string => codeBelow(import.meta.dirname);
