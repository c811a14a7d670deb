export const scenarioNames = ['light', 'medium', 'heavy'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

/** How a month is assumed to differ from the plan's own numbers. Assumptions of this tool, not documented facts. */
export interface Scenario {
  /** Times the planned requests. */
  readonly volumeFactor: number;
  /** Share of requests at p95 size; the others are typical. */
  readonly p95Share: number;
  /** The same in one sentence, shown beside the figures. */
  readonly assumes: string;
  /** The sentence where sizes were measured: they hold their own long requests. */
  readonly assumesOfMeasured: string;
}

/**
 * One request in twenty is at or above p95 by definition, so an average month has that share of long ones. A heavy
 * month has more of both: launches are talked about, and histories and documents grow.
 */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  light: {
    volumeFactor: 0.6,
    p95Share: 0,
    assumes: 'Six tenths of the planned requests, all of typical size.',
    assumesOfMeasured: 'Six tenths of the planned requests, of the sizes that were measured.',
  },
  medium: {
    volumeFactor: 1,
    p95Share: 0.05,
    assumes: 'The planned requests; one in twenty of p95 size, the others typical.',
    assumesOfMeasured: 'The planned requests, of the sizes that were measured.',
  },
  heavy: {
    volumeFactor: 1.5,
    p95Share: 0.25,
    assumes: 'One and a half times the planned requests; one in four of p95 size, the others typical.',
    assumesOfMeasured:
      'One and a half times the planned requests; sizes as measured, and so many long ones more that one in four is of p95 size.',
  },
};
