import type { FallbackProblem, ModelCodes } from '../../judge/codes/model.ts';
import { count, list, times } from './format.ts';
import { cautionText, offenceText } from './request-parameters.ts';
import { featureNames, taskNames } from './task.ts';
import { waiverStep } from './waiver-step.ts';
import type { Wording } from './words.ts';

const moveTo = (successor: string | null): string =>
  successor === null
    ? 'Move to a current model, and evaluate it with your own samples before launch.'
    : `Move to ${successor}, and evaluate it with your own samples before launch.`;

/** As in "costs …": nothing where a price is missing. */
const compared = (ratio: number | null, other: string): string =>
  ratio === null ? '' : ` It costs ${times(ratio)} as much as ${other}.`;

function problemText(problem: FallbackProblem): string {
  switch (problem.kind) {
    case 'window':
      return `Its window of ${count(problem.limitTokens)} tokens does not hold the p95 input, ${count(problem.neededTokens)} as it counts them.`;
    case 'max-output':
      return `It writes at most ${count(problem.limitTokens)} tokens, and max_tokens is ${count(problem.neededTokens)}.`;
    case 'feature':
      return `It does not offer ${featureNames[problem.feature]}.`;
    case 'parameter':
      return offenceText(problem.offence);
    case 'retires':
      return problem.on === null ? 'It is deprecated.' : `It retires on ${problem.on}.`;
  }
}

/** Empty for models that ask for no retention. */
const retention = (days: number | undefined): string =>
  days === undefined
    ? ''
    : ` It answers 400 unless the organization and the workspace let Anthropic keep request data for ${count(days)} days; make sure that yours do.`;

export const modelWording: Wording<keyof ModelCodes> = {
  'model-not-in-catalog': ({ id, retiredOn, nearest }) => ({
    detail:
      retiredOn === null
        ? `The catalog does not know ${id}, so nothing documented can be said about it.`
        : `${id} was retired on ${retiredOn}, and the catalog keeps no details of retired models.`,
    fix: [
      ...(nearest === undefined ? [] : [`If ${nearest} was meant, write that id.`]),
      'Check the spelling against "gonogo models", and choose a model listed there.',
    ],
  }),

  'model-available': ({ model, restricted, retentionDays }) => ({
    detail: `The Models API knows ${model} for this key.${restricted ? ' It is open to verified organizations only, and this key may see it.' : ''}${retention(retentionDays)}`,
  }),
  'model-documented': ({ model, retentionDays }) => ({
    title: 'The planned model is documented as callable',
    detail: `${model} is documented as callable; this account was not asked.${retention(retentionDays)}`,
  }),
  'model-restricted': ({ model, retentionDays }) => ({
    title: 'The planned model is open to verified organizations only',
    detail: `${model} is open to organizations Anthropic has verified, and this account was not asked.${retention(retentionDays)}`,
    fix: ['Run the poll with the launch key, and apply for access if the model is not found.'],
  }),
  'model-not-found': ({ id, restricted }) => ({
    title: 'The API does not find the planned model',
    detail: restricted
      ? `This account cannot call ${id}: the API does not find it, and it is open to verified organizations only.`
      : `The API does not find ${id} for this account.`,
    fix: [
      restricted
        ? 'Ask your Anthropic contact for access, or plan with a model that is open to all.'
        : 'Check the spelling against "gonogo models", and that the key belongs to the launch organization.',
    ],
  }),
  'model-retired': ({ model, retiredOn, successor }) => ({
    title: 'The planned model is retired',
    detail: `${model} ${retiredOn === null ? 'is retired' : `was retired on ${retiredOn}`}, so every call to it fails.`,
    fix: [moveTo(successor)],
  }),
  'model-retired-on-claude-api': ({ model, retiredOn, platform }) => ({
    detail: `${model} was retired on the Claude API on ${retiredOn}. ${platform} sets dates of its own, which the catalog does not hold.`,
    fix: [`Look up the lifecycle of the model at ${platform}.`, moveTo(null), waiverStep()],
  }),
  'model-id-of-other-path': ({ id, belongsTo, platform, idThere }) => ({
    title: 'The model id is not that of the planned path',
    detail: `${platform} does not take the id ${id}${belongsTo.length === 0 ? '' : `, which is one of ${belongsTo[0]}${belongsTo.length > 1 ? ' and other paths' : ''}`}.`,
    fix: [`Write ${idThere}, or change platform.path if another path is meant.`],
  }),
  'model-not-on-path': ({ model, platform }) => ({
    detail: `No page that was read says under which id ${platform} offers ${model}.`,
    fix: [
      `Look the model up in the model list of ${platform}, and send one request over that path.`,
      waiverStep(),
    ],
  }),

  'model-outlives-plan': ({ model, date, end }) => ({
    detail: `${model} answers at least until ${date}, and the planned life ends on ${end}.`,
  }),
  'model-may-retire-in-life': ({ model, notBefore, end, passed }) => ({
    title:
      end === null
        ? 'The planned model is not promised beyond the launch'
        : 'The planned model may retire within the planned life',
    detail: `${model} is promised until ${notBefore}${passed ? ', which has passed without a notice known to the catalog' : ''}${end === null ? '' : `, and the planned life ends on ${end}`}. No retirement is announced; one would be at least 60 days ahead.`,
    fix: [
      'Put the change of model on the calendar with an owner, and keep the evaluation ready to run.',
      'Watch the deprecations page and the mail address of the organization for the notice.',
    ],
  }),
  'model-retires-before-launch': ({ model, retiresOn, launch, successor }) => ({
    title: 'The planned model retires before the launch',
    detail: `${model} retires on ${retiresOn}, and the launch is on ${launch}: no request would be answered.`,
    fix: [moveTo(successor)],
  }),
  'model-retires-in-life': ({ model, retiresOn, end, successor }) => ({
    title: 'The planned model retires within the planned life',
    detail: `${model} retires on ${retiresOn}, before the planned life ends on ${end}.`,
    fix: [
      moveTo(successor),
      'Or shorten plannedLifeMonths, and put the change of model on the calendar with an owner.',
    ],
  }),
  'model-deprecated': ({ model, retiresOn, successor }) => ({
    title: 'The planned model is deprecated',
    detail:
      retiresOn === null
        ? `${model} is deprecated, and its retirement date is not known.`
        : `${model} is deprecated and retires on ${retiresOn}.`,
    fix: [moveTo(successor)],
  }),
  'model-deprecated-but-outlives': ({ model, retiresOn, end, successor }) => ({
    title: 'The planned model is deprecated, and answers for the planned life',
    detail: `${model} is deprecated and retires on ${retiresOn}; the planned life ends before, on ${end}.`,
    fix: ['Make sure that the product really ends or changes its model by then.', moveTo(successor)],
  }),
  'model-without-retirement-date': ({ model }) => ({
    title: 'No retirement date is known for the planned model',
    detail: `No retirement date is known for ${model}.`,
    fix: ['Watch the deprecations page; a retirement is announced at least 60 days ahead.'],
  }),
  'retirement-set-by-platform': ({ model, platform, anthropicDate, inLife }) => ({
    title: 'The platform sets the retirement date of the planned model',
    detail: `${platform} sets its own retirement dates, which the catalog does not hold. ${anthropicDate === null ? `Anthropic gives no date for ${model}.` : `Anthropic's date for ${model} is ${anthropicDate}.`}`,
    fix: [
      `Look up the lifecycle of the model at ${platform} and compare it with the planned life.`,
      ...(inLife ? [waiverStep('model/lifecycle')] : []),
    ],
  }),

  'model-fits': ({ model, task }) => ({ detail: `${model} is of a class that suits ${taskNames[task]}.` }),
  'model-choice-explained': ({ model, task, reason }) => ({
    title: 'The choice of model is explained',
    detail: `${model} is not of the class usually chosen for ${taskNames[task]}, and the plan says why: “${reason}”.`,
  }),
  'model-too-strong': ({ model, task, suited, priceRatio }) => ({
    title: 'The planned model is stronger than the task usually needs',
    detail: `${model} is stronger than ${taskNames[task]} usually needs; ${suited} usually suffices.${compared(priceRatio, suited)}`,
    fix: [
      `Run the same samples on ${suited} and compare pass rate and price.`,
      'Change model.id, or write the result into model.reason.',
    ],
  }),
  'model-too-weak': ({ model, task, suited, priceRatio }) => ({
    title: 'The planned model is weaker than the task usually needs',
    detail: `${model} is weaker than ${taskNames[task]} usually needs; ${suited} is where such work usually begins.${priceRatio === null || priceRatio >= 1 ? '' : ` That costs ${times(1 / priceRatio)} as much.`}`,
    fix: [
      `Run the same samples on ${suited} and compare the pass rate.`,
      'Change model.id, or write the result into model.reason.',
    ],
  }),
  'effort-too-high': ({ model, task, effort }) => ({
    title: 'The effort is higher than the task usually needs',
    detail: `Effort ${effort} on ${model} buys little for ${taskNames[task]}, and the extra thinking is billed as output.`,
    fix: ['Try the default effort on the same samples, and keep the higher one only if the results differ.'],
  }),
  'model-superseded': ({ model, successor, priceRatio }) => ({
    title: 'A successor of the planned model costs less',
    detail: `${model} has a successor of its own class, ${successor}, which costs less for the same text.${compared(priceRatio, successor)}`,
    fix: [
      `Plan with ${successor}, and count tokens again: the newer tokenizer may count more for the same text.`,
      'Or write into model.reason why the older one stays.',
    ],
  }),

  'model-pinned': ({ id }) => ({ detail: `${id} names one fixed snapshot.` }),
  'model-alias': ({ id, pinned }) => ({
    detail: `${id} is an alias, which leaves open which snapshot answers.`,
    fix: [pinned === null ? 'Write the id of one snapshot instead.' : `Write ${pinned} instead.`],
  }),

  'request-accepted': ({ model }) => ({ detail: `${model} takes every planned request parameter.` }),
  'request-rejected': ({ model, offences }) => ({
    detail: [`Requests to ${model} would answer 400.`, ...offences.map(offenceText)].join(' '),
    fix: [
      `Remove or replace ${list([...new Set(offences.map((offence) => offence.parameter))])}.`,
      'Send one such request to the planned model before launch.',
    ],
  }),
  'request-cautions': ({ model, cautions }) => ({
    title: 'The model takes a planned request parameter with reservations',
    detail: [`${model} takes the planned parameters, with reservations.`, ...cautions.map(cautionText)].join(
      ' ',
    ),
    fix: ['Send one such request to the planned model, and change what it warns about.'],
  }),

  'fallback-none': ({ model }) => ({
    title: 'No fallback model is planned',
    detail: `The plan decides against a fallback, so an overload or a refusal of ${model} reaches the user.`,
    fix: ['Make sure that the product shows a useful message then, or name a model in model.fallback.'],
  }),
  'fallback-fits': ({ model, fallback }) => ({
    detail: `${fallback} takes the same requests as ${model} and draws on other rate limits.`,
  }),
  'fallback-same-model': ({ model }) => ({
    title: 'The fallback is the planned model itself',
    detail: `The fallback is ${model} itself, so whatever stops the one stops the other.`,
    fix: ['Name a model of another class in model.fallback, or "none".'],
  }),
  'fallback-not-found': ({ id }) => ({
    title: 'The API does not find the fallback model',
    detail: `The API does not find the fallback model ${id} for this account.`,
    fix: ['Check the spelling against "gonogo models", and name a model this account may call.'],
  }),
  'fallback-retired': ({ model, retiredOn }) => ({
    title: 'The fallback model is retired',
    detail: `The fallback model ${model} ${retiredOn === null ? 'is retired' : `was retired on ${retiredOn}`}, so it cannot take over.`,
    fix: ['Name a current model in model.fallback.'],
  }),
  'fallback-does-not-fit': ({ fallback, problems }) => ({
    title: 'The fallback model does not take the planned requests',
    detail: [`${fallback} could not take over the planned requests.`, ...problems.map(problemText)].join(' '),
    fix: ['Name a fallback that takes the same requests, or change the requests where they move over.'],
  }),
  'fallback-shares-limits': ({ model, fallback }) => ({
    title: 'The fallback model shares the rate limits of the planned one',
    detail: `${fallback} takes the same requests but shares one rate limit with ${model}, so it does not help when that limit is reached.`,
    fix: [
      'Name a fallback of another class of models, or accept that it helps against overload and refusals only.',
    ],
  }),
};
