import type { Run } from '../judge/run.ts';
import { drawUse, useSigns } from './chart-use.ts';
import { fenced } from './escape-markdown.ts';
import { trafficChart, trafficSentences } from './traffic-words.ts';

/** The planned day against the limits; null where it was not simulated. */
export function trafficView({ derived: { traffic } }: Run) {
  if (!traffic) return null;
  return {
    chartMarkdown: fenced(drawUse(trafficChart(traffic), useSigns)),
    sentences: trafficSentences(traffic),
  };
}
