import type { FeaturesToolsCodes } from '../../judge/codes/features-tools.ts';
import { usdPerRequest } from '../figure-text.ts';
import { count, duration } from './format.ts';
import type { Wording } from './words.ts';

export const featuresToolsWording: Wording<keyof FeaturesToolsCodes> = {
  'tool-round-trip': ({ asked, requestTokens, callMs, answerMs }) => ({
    detail: `${asked === 'forced' ? 'Made to call a tool' : 'Asked in words to call a tool'}, the model called it after ${duration(callMs)} with input that fits the tool's schema, and answered ${duration(answerMs)} after its result was sent back. The request of one line and one small tool read ${count(requestTokens)} tokens.`,
  }),
  'tool-not-called': ({ asked }) =>
    asked === 'forced'
      ? {
          title: 'A forced tool call did not come',
          detail: 'The request named the tool in tool_choice, and the answer ended without a call.',
          fix: [
            'Look for a proxy or gateway that drops tool_choice or the tools, and check again without it.',
            'Make the product treat an answer without the call as failed.',
          ],
        }
      : {
          detail:
            'The prompt asked for the tool by name and left the choice to the model, which answered without calling it. That shows nothing of how calls work.',
          fix: ['Check again: a model that is free to choose may call the tool the next time.'],
        },
  'tool-input-misfits': ({ misfit }) => ({
    title: 'The model called a tool with input that does not fit',
    detail: `The probe's tool takes a text and a yes or no, and the call brought something else. ${misfit}`,
    fix: [
      'Set strict on the tools of the product, so that calls are held to their schema.',
      'Check the input of every call before acting on it, and send what is wrong back as a result with is_error.',
    ],
  }),
  'tool-result-unanswered': ({ stopReason }) => ({
    detail:
      stopReason === 'end_turn'
        ? 'The model called the tool with input that fits and said nothing after its result was sent back, so whether it takes results up was not seen.'
        : `The model called the tool with input that fits. What it said to the result ended with stop reason ${stopReason} before there was any text, so whether it takes results up was not seen.`,
    fix: [
      'Check again: a model may take the call for the whole task, and end its turn without a word.',
      'Make the product expect an answer without text after a tool result, and ask for one where it needs it.',
    ],
  }),
  'tool-result-refused': ({ reason }) => ({
    title: 'The result of a tool was refused',
    detail: `The model called the tool; the request that carried the answer's own blocks and the tool's result was turned down. ${reason}`,
    fix: [
      'Look for a proxy or gateway that changes messages: blocks of the assistant, thinking included, must go back as they came.',
      'Check again without it.',
    ],
  }),

  'structured-output-fits': ({ ms }) => ({
    detail: `An answer held to a schema with a choice, a whole number, a yes or no and a list came after ${duration(ms)} as JSON that fits it.`,
  }),
  'structured-output-misfits': ({ misfit }) => ({
    title:
      misfit === null
        ? 'An answer held to a schema is not JSON'
        : 'An answer held to a schema does not fit it',
    detail:
      misfit === null
        ? 'The answer to a request with a JSON schema ended by itself and is not JSON.'
        : `The answer to a request with a JSON schema is JSON that breaks the schema. ${misfit}`,
    fix: [
      'Look for a proxy or gateway that drops output_config from requests, and check again without it.',
      'Make the product check every answer against its schema before using it.',
    ],
  }),

  'web-search-made': ({ searches, feeUsd, tokensUsd, inputTokens, resultTokensAtLeast, paused }) => ({
    detail: [
      `${searches === 1 ? 'One search was' : `${count(searches)} searches were`} billed: ${usdPerRequest(feeUsd + tokensUsd)} in all, of it ${usdPerRequest(feeUsd)} as the fee and ${usdPerRequest(tokensUsd)} for tokens.`,
      `The model read ${count(inputTokens)} tokens, at least ${count(resultTokensAtLeast)} of them results; results are paid again in every later turn that carries them.`,
      ...(paused
        ? [
            'The turn ended with pause_turn: the product has to send it back as it came for the model to go on.',
          ]
        : []),
    ].join(' '),
  }),
  'web-search-error': ({ error }) => ({
    title: 'The web search was answered with an error',
    detail: `The model tried to search the web, and the tool answered ${error}. That speaks of this one search: an organization that may not search is refused the whole message. Searches that fail are not billed.`,
    fix: [
      'Look at status.claude.com, wait a minute, and check again.',
      'Make the product read web_search_tool_result_error: it comes inside an answer with HTTP 200.',
    ],
  }),
  'web-search-not-used': () => ({
    detail:
      'The prompt asked for one search, and the model answered without it. Whether the account may search was not seen.',
    fix: ['Check again: the model is free to choose and may search the next time.'],
  }),
};
