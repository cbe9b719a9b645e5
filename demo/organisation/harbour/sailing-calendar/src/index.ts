export type Calendar = { portHolidays: string[] };

const day = 24 * 60 * 60 * 1000;

/** The last working day before the sailing on which papers are accepted. */
export function cutOff(sailing: string, calendar: Calendar): string {
  let date = new Date(`${sailing}T00:00:00Z`);
  do {
    date = new Date(date.getTime() - day);
  } while (isFree(date, calendar));
  return iso(date);
}

function isFree(date: Date, calendar: Calendar): boolean {
  const weekday = date.getUTCDay();
  return weekday === 0 || weekday === 6 || calendar.portHolidays.includes(iso(date));
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}
