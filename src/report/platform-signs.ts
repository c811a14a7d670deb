import type { ProjectPlatform } from '../judge/platforms-schema.ts';
import { list } from './wording/format.ts';

/** Signs that are named; more of them are counted. */
const mostNamed = 3;

/** "@anthropic-ai/vertex-sdk in package.json and variable CLOUD_ML_REGION in the environment": what points to the likely paths. */
export function foundSigns({ likely, signs }: Pick<ProjectPlatform, 'likely' | 'signs'>): string {
  const found = signs
    .filter(({ paths }) => paths.some((path) => likely.includes(path)))
    .map(
      ({ name, where, kind }) =>
        `${kind === 'variable' ? 'variable ' : ''}${name} in ${where === 'environment' ? 'the environment' : where}`,
    );
  const more = found.length - mostNamed;
  return list(
    more > 0 ? [...found.slice(0, mostNamed), more === 1 ? '1 more sign' : `${more} more signs`] : found,
  );
}

/** What the project shows, with evidence; and where that is another path than the plan's. */
export function projectSentences(project: ProjectPlatform, planned: string | null): string[] {
  const { likely, unread } = project;
  const says =
    likely.length === 0
      ? 'The files of this folder and the variables set do not show which path the project takes.'
      : `The project seems to take ${likely.join(' or ')}: found ${foundSigns(project)}.`;
  const differs = planned !== null && likely.length > 0 && !likely.some((path) => path === planned);
  return [
    says,
    ...(differs
      ? ['That is not the path of the plan: find out which of them the product deploys with.']
      : []),
    ...unread.map(({ file, reason }) => `${file} was left out. ${reason}`),
  ];
}
