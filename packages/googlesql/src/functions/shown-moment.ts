/** A moment as formats show it: FORMAT_TIMESTAMP's and CAST's. */
import { nth } from "../lists.ts";
import { civilOf, type Moment, momentOf, weekdayOf } from "./calendar.ts";
import { offsetAt, toLocal } from "./zones.ts";

/** Local date and clock, and the instant with its zone where there is one. */
export interface Shown extends Moment {
  readonly instant?: Moment;
  readonly zone?: string;
}

export function shownAt(timestamp: string, zone: string): Shown {
  const instant = momentOf(timestamp);
  return { ...toLocal(instant, zone), instant, zone };
}

const MONTH_NAMES = "January February March April May June July August September October November December";

export const MONTHS: readonly string[] = MONTH_NAMES.split(" ");
export const WEEKDAYS: readonly string[] = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

export const monthName = ({ day }: Shown): string => nth(MONTHS, civilOf(day).month - 1);
export const weekdayName = ({ day }: Shown): string => nth(WEEKDAYS, weekdayOf(day));
export const hourOf = ({ micro }: Shown): number => Math.floor(micro / 3_600_000_000);

/** In seconds east of UTC. */
export const offsetOf = ({ instant, zone = "UTC" }: Shown): number => (instant ? offsetAt(instant, zone) : 0);
