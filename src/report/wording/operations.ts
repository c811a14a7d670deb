import type {
  AnswerTime,
  OperationsCodes,
  UntimedStream,
  WayConcern,
  WayToApi,
} from '../../judge/codes/operations.ts';
import { count, duration } from './format.ts';
import { adviceOn } from './shared.ts';
import type { Wording } from './words.ts';

const span = ({ tokens, ms, lowMs, highMs }: AnswerTime): string =>
  `${count(tokens)} tokens takes about ${duration(ms)} (${duration(lowMs)} to ${duration(highMs)})`;

function timesSentence({ patienceSeconds, typical, long }: OperationsCodes['answers-in-time']): string {
  return `At the measured pace a typical answer of ${span(typical)}, a long one of ${span(long)}. The plan allows ${count(patienceSeconds)} s.`;
}

/** All that a stream tells whose pieces came at once. */
const ceilingSentence = ({
  patienceSeconds,
  typical,
  long,
}: OperationsCodes['answer-time-ceiling']): string =>
  `The streamed answer came too fast to say how fast it was written. If its whole time was spent on writing, a typical answer of ${count(typical.tokens)} tokens takes at most ${duration(typical.atMostMs)}, a long one of ${count(long.tokens)} tokens at most ${duration(long.atMostMs)}. The plan allows ${count(patienceSeconds)} s.`;

const caveat =
  'Prompts longer than the one sent, calls of tools and busy hours add to that; they were not measured.';

const shorten = [
  'Stream the answers, so that reading starts with the first words.',
  'Ask for shorter answers, lower the effort, or take a faster model.',
  'Correct task.patienceSeconds if people wait longer than the plan says.',
];

function wayDetail({ host, status, firstByteMs, tlsVersion, certificateUntil, ownRoot }: WayToApi): string {
  const by = tlsVersion === null ? 'unencrypted' : `by ${tlsVersion}`;
  const until = certificateUntil === null ? '' : ` Its certificate is valid until ${certificateUntil}.`;
  const root =
    ownRoot === null
      ? ''
      : ` The root that vouches for it (issuer ${ownRoot}) does not come with Node but was added to this machine, as proxies that read the traffic need it; the product's machine needs it too.`;
  return `${host} answered with HTTP ${status}, ${duration(firstByteMs)} after the connection was made, ${by}.${until}${root}`;
}

/** This machine's clock against the host's. */
const offset = (leastMs: number): string =>
  `at least ${count(Math.floor(Math.abs(leastMs) / 1_000))} s ${leastMs > 0 ? 'behind' : 'ahead of'}`;

function concern(way: WayConcern): string {
  switch (way.kind) {
    case 'clock-off':
      return `The clock of this machine is ${offset(way.leastMs)} that of the host.`;
    case 'proxy-not-used':
      return `${way.variable} names a proxy that these calls did not use, because Node reads it only where NODE_USE_ENV_PROXY is 1; the product may have to go through it.`;
    case 'not-encrypted':
      return 'The connection is not encrypted: key and prompts travel in the clear.';
    case 'certificate-ends':
      return `The certificate of the host ends on ${way.on}, ${way.before === 'launch' ? 'before the launch and the fortnight after it' : 'within a fortnight'}.`;
  }
}

const titles: Readonly<Record<WayConcern['kind'], string>> = {
  'clock-off': 'The clock of this machine is off',
  'proxy-not-used': "The API's host is reached, but not by the proxy that is set",
  'not-encrypted': "The API's host is reached without encryption",
  'certificate-ends': "The certificate of the API's host ends soon",
};

const remedies: Readonly<Record<WayConcern['kind'], string>> = {
  'clock-off':
    'Set the clock of this machine by a time server, and look at the one that will run the product.',
  'proxy-not-used':
    'Find out whether the product goes through the proxy, and if so, check again with NODE_USE_ENV_PROXY=1.',
  'not-encrypted': 'Give the gateway an https address, and set ANTHROPIC_BASE_URL to it.',
  'certificate-ends':
    'Have the certificate renewed before it ends, or make sure that this happens by itself.',
};

const smallCalls = (calls: number): string =>
  calls === 1 ? 'one small call' : `${count(calls)} small calls`;

/** Why no streamed answer was timed, and what makes the next one be. */
function untimed(stream: UntimedStream): { readonly why: string; readonly fix: readonly string[] } {
  switch (stream.kind) {
    case 'not-sent':
      return {
        why: `No streamed answer was asked for. ${stream.reason}`,
        fix: ['Check again with a budget that covers the streamed answer too.'],
      };
    case 'failed':
      return {
        why: `No streamed answer came. ${stream.reason}`,
        fix: adviceOn(stream.cause),
      };
    case 'nothing-to-time':
      return {
        why: `The streamed answer ended with stop reason ${stream.stopReason} before it brought anything to time.`,
        fix: [
          'Check again: the probe asks for a short answer, and one that thinks long can use up what it may write.',
        ],
      };
  }
}

export const operationsWording: Wording<keyof OperationsCodes> = {
  'answers-in-time': (args) => ({ detail: `${timesSentence(args)} ${caveat}` }),
  'long-answers-late': (args) => ({
    title: 'Long answers take longer than people wait',
    detail: timesSentence(args),
    fix: shorten,
  }),
  'answers-late': (args) => ({ detail: timesSentence(args), fix: shorten }),
  'answers-near-patience': (args) => ({
    title: 'Whether answers come in time is too close to say',
    detail: `${timesSentence(args)} The small calls varied too much to say on which side of it the answers come.`,
    fix: [
      ...shorten,
      'Or check again from the machine that will run the product, at the hour it will be used.',
    ],
  }),
  'answers-in-time-at-most': (args) => ({ detail: `${ceilingSentence(args)} ${caveat}` }),
  'answer-time-ceiling': (args) => ({
    title: 'How long whole answers take could only be bounded from above',
    detail: `${ceilingSentence(args)} They may well take less.`,
    fix: [
      'Check again from the machine that will run the product; if the pieces of the stream come all at once again, look for something on the way that collects them.',
      'Or time some answers of the planned length with the code of the product.',
    ],
  }),
  'small-calls-late': ({ patienceSeconds, lowMs, calls }) => ({
    title: 'Even the smallest calls take longer than people wait',
    detail: `By ${smallCalls(calls)} of at most 8 tokens back, the median takes at least ${duration(lowMs)}. The plan allows ${count(patienceSeconds)} s for a whole answer.`,
    fix: [
      'Look at the way to the API, such as proxies and distance, and check again from the machine that will run the product.',
      'Take a faster model, or correct task.patienceSeconds if people wait longer than the plan says.',
    ],
  }),
  'answer-time-floor': ({ patienceSeconds, lowMs, calls, stream }) => {
    const { why, fix } = untimed(stream);
    return {
      title: 'How long whole answers take was not measured',
      detail: `By ${smallCalls(calls)} the median takes at least ${duration(lowMs)}, within the ${count(patienceSeconds)} s the plan allows. How long a planned answer takes is not known. ${why}`,
      fix,
    };
  },
  'latency-not-bounded': ({ calls, tooSlow, giveUpMs, failed }) => ({
    title: 'Too few small calls were answered to say how long answers take',
    detail: [
      `${count(calls - tooSlow)} of ${count(calls + failed)} small calls were answered; six are needed, with none that hangs.`,
      ...(tooSlow > 0 ? [`Given up on after ${duration(giveUpMs)}: ${count(tooSlow)}.`] : []),
      ...(failed > 0 ? [`Failed for another reason: ${count(failed)}.`] : []),
    ].join(' '),
    fix: [
      'Check again later; if calls fail or hang again, look at the network and at the status page of the API.',
    ],
  }),

  'host-reached': (args) => ({ detail: wayDetail(args) }),
  'host-reached-but': ({ concerns, ...way }) => ({
    title:
      concerns.length === 1 && concerns[0]
        ? titles[concerns[0].kind]
        : 'The way to the API has several weak points',
    detail: [wayDetail(way), ...concerns.map(concern)].join(' '),
    fix: concerns.map(({ kind }) => remedies[kind]),
  }),
  'clock-wrong': ({ host, leastMs }) => ({
    title: 'The clock of this machine is wrong',
    detail: `${host} was reached, and the clock of this machine is ${offset(leastMs)} its own. Tokens of a workload identity and signed requests carry the time, and are refused when it is far off.`,
    fix: [
      'Set the clock by a time server, and switch on its service.',
      'If this clock is right, something between here and the API answers with an old Date header.',
    ],
  }),
};
