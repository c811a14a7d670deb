import type { FeaturesMediaCodes } from '../../judge/codes/features-media.ts';
import { count } from './format.ts';
import type { Wording } from './words.ts';

type Args = FeaturesMediaCodes['media-recognised'];

const words = {
  vision: { shown: 'picture', asked: 'its colour', products: 'pictures' },
  pdf: { shown: 'PDF page', asked: 'the word on it', products: 'documents' },
} as const satisfies Record<Args['feature'], object>;

const inputOf = ({ inputTokens, addedTokens }: Args): string =>
  `The message read ${count(inputTokens)} input tokens${addedTokens === null ? '' : `, ${count(addedTokens)} more than a tiny text message`}.`;

export const featuresMediaWording: Wording<keyof FeaturesMediaCodes> = {
  'media-recognised': (args) => ({
    detail: `The built-in ${words[args.feature].shown} was accepted, and the answer named ${words[args.feature].asked}. ${inputOf(args)}`,
  }),
  'media-taken': (args) => ({
    detail: `The sandbox accepted the built-in ${words[args.feature].shown}. No model looked at it, so only the intake was verified. ${inputOf(args)}`,
  }),
  'media-mistaken': (args) => ({
    title: `The built-in ${words[args.feature].shown} was accepted, but not recognised`,
    detail: `The planned model accepted the built-in ${words[args.feature].shown} and answered to the end, but its answer did not name ${words[args.feature].asked}. ${inputOf(args)}`,
    fix: [
      `Try the planned model on ${words[args.feature].products} of the product, and read what it makes of them.`,
      'Check again: a single answer can be a slip, two alike point to something on the way that changes what is sent.',
    ],
  }),
};
