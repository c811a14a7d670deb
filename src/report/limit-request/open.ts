import { outputWeight } from '../../catalog/quota-names.ts';
import { type PlanQuestion, planQuestion, trafficQuestions } from '../../judge/plan-questions.ts';
import { simulatedHour } from './busiest-hour.ts';
import { asksFor, type RequestFacts } from './facts.ts';
import { type Page, section, sentence } from './page.ts';
import { hasTier, organization, workspace } from './who.ts';

/** What a request still lacks, and what answers it. */
interface OpenPoint {
  readonly question: string;
  readonly answer: string;
}

/** Points without which there is no peak and so nothing to ask for, and those that would make the request better. */
export interface OpenPoints {
  readonly first: readonly OpenPoint[];
  readonly others: readonly OpenPoint[];
}

export function openPoints(facts: RequestFacts): OpenPoints {
  const traffic = trafficQuestions(facts);
  return {
    first: [...traffic.peak.map(ofPlan), ...(asksFor(facts, 'implausible') ? [slip] : [])],
    others: [
      ...unansweredFields(facts)
        .filter((row) => !traffic.peak.some(({ field }) => field === row.field))
        .concat(traffic.steady)
        .map(ofPlan),
      ...unreadFacts(facts),
    ],
  };
}

const slip: OpenPoint = {
  question: 'Are the requests of the busiest minute and the sizes of prompts and answers as they are meant?',
  answer: 'gonogo, or traffic and tokens in gonogo.json',
};

const ofPlan = ({ question, field }: PlanQuestion): OpenPoint => ({
  question,
  answer: `gonogo, or ${field} in gonogo.json`,
});

function unansweredFields(facts: RequestFacts): PlanQuestion[] {
  const { plan } = facts.run;
  const { task, platform, tokens, traffic, client } = plan;
  const asked = [
    [platform.path, 'platform.path'],
    [platform.region ?? (facts.platform?.needsRegion ? null : ''), 'platform.region'],
    [hasTier(facts) ? plan.limits.tier : '', 'limits.tier'],
    [task.purpose, 'task.purpose'],
    [plan.launchDate, 'launchDate'],
    [tokens.maxTokens, 'tokens.maxTokens'],
    [tokens.cacheTtl ?? (task.features?.includes('prompt-caching') === false ? '' : null), 'tokens.cacheTtl'],
    [traffic.requestsPerDay, 'traffic.requestsPerDay'],
    [traffic.growthPerMonth, 'traffic.growthPerMonth'],
    [traffic.launchShares, 'traffic.launchShares'],
    [traffic.usersPerMonth, 'traffic.usersPerMonth'],
    [client.concurrency, 'client.concurrency'],
    [client.attempts, 'client.attempts'],
  ] as const;
  return asked.flatMap(([value, field]) => (value == null ? [planQuestion(field)] : []));
}

function unreadFacts(facts: RequestFacts): OpenPoint[] {
  const { increase, rows, model, measured } = facts;
  const anthropic = hasTier(facts);
  const unread = rows.some(({ inForce, origin }) => inForce === null || origin === 'documented');
  return [
    ...(anthropic && !organization(facts)
      ? [{ question: 'Of which organization are the limits, by its id?', answer: 'gonogo account' }]
      : []),
    ...(anthropic && !workspace(facts)
      ? [{ question: 'In which workspace does the product run, by its id?', answer: 'gonogo account' }]
      : []),
    ...(anthropic && unread
      ? [
          {
            question: 'Which limits does the account itself show for this model?',
            answer: 'gonogo check limits/known',
          },
        ]
      : []),
    ...(increase?.asked ?? []).map(({ question, where }) => ({ question, answer: where })),
    ...(increase && outputWeight(increase, model) === null
      ? [
          {
            question: 'What is the burndown rate of the model: how much quota does an output token take?',
            answer: 'the page of the model in the user guide of Amazon Bedrock, under quotas',
          },
        ]
      : []),
    ...(measured?.input && measured.output
      ? []
      : [
          {
            question: 'How long are real prompts and answers?',
            answer: 'gonogo trial SAMPLES.jsonl --live 50, then gonogo run',
          },
        ]),
    ...(anthropic && !simulatedHour(facts)
      ? [
          {
            question: 'Which part of the busiest hour do the limits of the organization refuse?',
            answer: 'gonogo check limits/peak-traffic limits/headroom',
          },
        ]
      : []),
  ];
}

/** Questions with the command, field or page that answers each. */
export const pointLines = (heading: string, points: readonly OpenPoint[], page: Page): string[] =>
  section(
    heading,
    points.flatMap(({ question, answer }) => [
      ...sentence(question, page, '  - '),
      ...sentence(answer, page, '    -> '),
    ]),
  );
