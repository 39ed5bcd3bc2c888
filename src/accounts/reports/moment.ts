const date = /^(\d{4})-(\d{2})-(\d{2})$/u;
const dateAndTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/u;

/**
 * A moment as it is written in accounts (ISO 8601), in milliseconds since 1970: a date (its beginning, in UTC), or a date
 * with a time and its offset. Undefined for anything else, days that no calendar has included.
 */
export function moment(text: string): number | undefined {
  const trimmed = text.trim();
  const day = date.exec(trimmed.slice(0, 10));
  if (day === null || !(trimmed.length === 10 || dateAndTime.test(trimmed))) return undefined;
  const [year, month, number] = day.slice(1).map(Number) as [number, number, number];
  const midnight = new Date(Date.UTC(year, month - 1, number));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== number) return undefined;
  const at = Date.parse(trimmed);
  return Number.isNaN(at) ? undefined : at;
}
