const dayMs = 86_400_000;

/** ISO date on which a life of so many months, begun at launch, ends. A part of a month counts in days of thirty. */
export function lifeEnd(launch: string, months: number): string {
  const [year = 0, month = 1, day = 1] = launch.split('-').map(Number);
  const whole = Math.floor(months);
  const lastOfMonth = new Date(Date.UTC(year, month + whole, 0)).getUTCDate();
  const end = Date.UTC(year, month - 1 + whole, Math.min(day, lastOfMonth));
  return new Date(end + Math.round((months - whole) * 30) * dayMs).toISOString().slice(0, 10);
}
