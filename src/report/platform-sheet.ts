import { catalog } from '../catalog/catalog.ts';
import { parityRow, platformRow } from '../catalog/lookup.ts';
import { type ParityTopic, parityTopics } from '../catalog/platform-parity.ts';
import { pathFit } from '../judge/path-fit.ts';
import type { Run } from '../judge/run.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { sourceMarkdown } from './markdown-evidence.ts';
import { markdownTable } from './markdown-table.ts';
import { topicSentences, topicTitles } from './platform-topics.ts';

/** The planned path as a table: topic, what holds there for this plan, pages. Null: no path is planned. */
export function platformSheet({ plan }: Pick<Run, 'plan'>) {
  const { path, region } = plan.platform;
  if (!path) return null;
  const platform = platformRow(catalog, path);
  const { topicSources } = parityRow(catalog, path);
  const says = topicSentences(catalog, path, pathFit(plan, catalog, path));
  const cell = (topic: ParityTopic): string => {
    const sentences = brief[topic]?.(says[topic]) ?? says[topic];
    const place =
      topic === 'endpoints' && region != null && platform.needsRegion ? [`Planned: ${region}.`] : [];
    return escapeMarkdown([...place, ...sentences].join(' '));
  };
  return {
    name: platform.name,
    tableMarkdown: markdownTable(
      ['Topic', 'What holds there', 'Documented on'],
      parityTopics.map((topic) => [
        topicTitles[topic],
        cell(topic),
        topicSources[topic].map(sourceMarkdown).join(', '),
      ]),
      ['left', 'left', 'left'],
    ),
  };
}

/** What a table has room for: the last sentence, which speaks of the plan. */
const last = (sentences: readonly string[]): string[] => sentences.slice(-1);
const brief: Partial<Record<ParityTopic, (sentences: readonly string[]) => readonly string[]>> = {
  endpoints: last,
  'model-ids': last,
  'api-version': last,
};
