/** How a day's requests are spread. Assumptions of this tool, for plans that name no peak of their own. */
export interface TrafficShape {
  /** Hours that carry the day's requests. */
  readonly activeHours: number;
  /** Busiest minute over the mean minute of those hours. */
  readonly peakToMean: number;
  readonly assumes: string;
}

export const trafficShapes = {
  steady: {
    activeHours: 24,
    peakToMean: 1.5,
    assumes: 'spread over 24 hours, the busiest minute at 1.5 times the mean',
  },
  'office-hours': {
    activeHours: 10,
    peakToMean: 2,
    assumes: 'spread over 10 hours, the busiest minute at twice the mean of those hours',
  },
  'daily-curve': {
    activeHours: 16,
    peakToMean: 2,
    assumes: 'spread over 16 waking hours, the busiest minute at twice the mean of those hours',
  },
  'launch-spike': {
    activeHours: 16,
    peakToMean: 6,
    assumes: 'spread over 16 waking hours, the busiest minute at six times the mean of those hours',
  },
  'scheduled-bursts': {
    activeHours: 2,
    peakToMean: 2,
    assumes: 'packed into 2 hours, the busiest minute at twice the mean of those hours',
  },
} as const satisfies Record<string, TrafficShape>;

export type ShapeName = keyof typeof trafficShapes;

/** Requests of the busiest minute, from a day's requests and their shape. */
export function peakFromShape(requestsPerDay: number, shape: ShapeName): number {
  const { activeHours, peakToMean } = trafficShapes[shape];
  return (requestsPerDay / (activeHours * 60)) * peakToMean;
}
