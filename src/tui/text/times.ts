/** Day of an ISO date-time. */
export const day = (iso: string): string => iso.slice(0, 10);
