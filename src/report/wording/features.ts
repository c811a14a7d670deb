import type { FeaturesCodes } from '../../judge/codes/features.ts';
import { count, duration } from './format.ts';
import { featureNames } from './task.ts';
import type { Wording } from './words.ts';

export const featuresWording: Wording<keyof FeaturesCodes> = {
  'feature-refused': ({ feature, cause, reason }) => ({
    title: `The account is refused ${featureNames[feature]}`,
    detail: `Other messages of this key are answered; the one that used ${featureNames[feature]} was turned down. ${reason}`,
    fix: [
      cause === 'permission-denied'
        ? `Have an administrator switch ${featureNames[feature]} on for this organization and workspace, and give the key the scope it needs.`
        : cause === 'request-too-large'
          ? 'The message of the probe is far below the limits of the API: look for a proxy or gateway that takes smaller bodies only, and raise its limit.'
          : `Read what the API objects to: the planned model may not take ${featureNames[feature]}, or the organization may not have it.`,
      'Or take the feature out of the plan, and check again.',
    ],
  }),
  'feature-cut-short': ({ feature, stopReason }) => ({
    detail: `The probe's answer ended with stop reason ${stopReason} before it showed anything of ${featureNames[feature]}.`,
    fix: ['Check again: a probe asks for very little, and an answer that thinks long can use that up.'],
  }),

  'stream-whole': ({ firstTextMs, tokensPerSecond, outputTokens }) => ({
    detail: `A streamed answer of ${count(outputTokens)} tokens arrived whole and in the documented order${firstTextMs === null ? '' : `, its first words after ${duration(firstTextMs)}`}${tokensPerSecond === null ? '' : `, at ${count(Math.round(tokensPerSecond))} tokens a second`}.`,
  }),
  'stream-held-back': ({ begunMs, wholeMs }) => ({
    title: 'Streamed answers arrive all at once',
    detail: `The streamed answer began after ${duration(begunMs)} and was whole after ${duration(wholeMs)}, although the API begins it before anything is thought or written: something on the way collects the stream before it passes it on.`,
    fix: [
      'Look for a proxy, gateway or load balancer between this machine and the API that buffers text/event-stream, and switch that off.',
      'Check again from the machine that will run the product.',
    ],
  }),
  'stream-broken': ({ disorder }) => ({
    detail: `The stream did not follow the documented order of events. ${disorder}`,
    fix: [
      'Look for a proxy or gateway that changes or drops events, and check again without it.',
      'Make the product treat a stream without message_stop as failed, never as a short answer.',
    ],
  }),
};
