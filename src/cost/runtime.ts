/** What is billed by the hour it runs. */
export interface HourlyFee {
  readonly usdPerHour: number;
  /** Free for the organization each month; what others of it use is not known here. */
  readonly freeHoursPerMonth: number;
}

/** USD of so many hours in a month, as if the whole free share were left for them. */
export const hourlyFeeUsd = (hours: number, fee: HourlyFee): number =>
  Math.max(0, hours - fee.freeHoursPerMonth) * fee.usdPerHour;
