import { looksLikeKey } from '../plan/key-shapes.ts';
import type { PersonAnswer, Plan } from '../plan/schema.ts';
import { count } from '../report/wording/format.ts';
import type { NumberQuestion, Option, Question } from './questions/question.ts';
import type { Input } from './state/screens.ts';
import { type Field, fieldWith } from './text/field.ts';
import { type Parsed, parseCount, parseDate, parseGrowth, parseShare, parseUsd } from './text/parse.ts';
import { exactPercent, parseShares, sharesText } from './text/shares.ts';
import type { Ground } from './walk.ts';

/** A row of a choice as shown. */
export type ChoiceRow =
  | { readonly kind: 'option'; readonly option: Option }
  /** The filter text itself, taken as it stands. */
  | { readonly kind: 'as-typed'; readonly text: string }
  | { readonly kind: 'unknown' };

export type ChoiceLike = Extract<Question, { kind: 'choice' | 'yes-no' }>;

const yesNo: readonly Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

export function choiceRows(
  ground: Ground,
  plan: Plan,
  question: ChoiceLike,
  filter: Field | null,
): ChoiceRow[] {
  const options = question.kind === 'choice' ? question.options(plan, ground.catalog) : yesNo;
  const typed = filter?.text.trim() ?? '';
  const wanted = typed.toLowerCase();
  const matching = options.filter((option) =>
    [option.value, option.label].some((text) => text.toLowerCase().includes(wanted)),
  );
  const exact = options.some((option) => option.value === typed);
  return [
    ...matching.map((option) => ({ kind: 'option', option }) as const),
    ...(typed && !exact ? [{ kind: 'as-typed', text: typed } as const] : []),
    { kind: 'unknown' },
  ];
}

/** The answer a row of a choice stands for. */
export function rowValue(question: ChoiceLike, row: ChoiceRow | undefined): string | boolean | null {
  if (!row || row.kind === 'unknown') return null;
  const value = row.kind === 'option' ? row.option.value : row.text;
  return question.kind === 'yes-no' ? value === 'yes' : value;
}

/** The input a question opens with: its answer, or what was half typed when the person last left it. */
export function inputFor(
  ground: Ground,
  plan: Plan,
  question: Question,
  typed: string | undefined,
  by: string,
): Input {
  switch (question.kind) {
    case 'choice':
    case 'yes-no': {
      const filter = question.kind === 'choice' && question.free ? fieldWith(typed ?? '') : null;
      const rows = choiceRows(ground, plan, question, filter);
      const answer = question.get(plan);
      const shown = question.kind === 'choice' && ground.project ? question.found?.(ground.project) : null;
      const wanted = answer === undefined ? (shown?.value ?? undefined) : answer;
      const cursor = rows.findIndex((row) => rowValue(question, row) === wanted);
      if (cursor === -1 && filter && typeof answer === 'string' && typed === undefined) {
        return { kind: 'choice', cursor: 0, filter: fieldWith(answer) };
      }
      return { kind: 'choice', cursor: Math.max(0, cursor), filter };
    }
    case 'multi':
      return { kind: 'multi', cursor: 0, chosen: question.get(plan) ?? [] };
    case 'number':
    case 'shares':
    case 'text':
    case 'date':
      return { kind: 'field', field: fieldWith(typed ?? answerText(question, plan)), error: null };
    case 'vouch': {
      const answer = question.get(plan);
      const says = answer?.says ?? question.suggested ?? 'yes';
      return {
        kind: 'vouch',
        step: 'says',
        cursor: says === 'no' ? 1 : 0,
        says,
        by: fieldWith(answer?.by ?? by),
        evidence: fieldWith(groundsOf(answer)),
        error: null,
      };
    }
  }
}

/** What an answer rests on: the evidence of a yes, the note of a no. */
const groundsOf = (answer: PersonAnswer | null | undefined): string =>
  (answer?.says === 'no' ? (answer.note ?? answer.evidence) : answer?.evidence) ?? '';

const fieldKinds = ['number', 'shares', 'text', 'date'] as const;
type FieldQuestion = Extract<Question, { kind: (typeof fieldKinds)[number] }>;

/** True where the answer is typed into a field. */
export const isFieldQuestion = (question: Question): question is FieldQuestion =>
  fieldKinds.some((kind) => kind === question.kind);

function answerText(question: FieldQuestion, plan: Plan): string {
  if (question.kind === 'shares') return sharesText(question.get(plan) ?? []);
  const answer = question.get(plan);
  if (question.kind === 'number' && saysNone(question, plan)) return 'none';
  if (answer == null) return '';
  if (question.kind !== 'number' || typeof answer !== 'number') return String(answer);
  return percentUnits.has(question.unit) ? exactPercent(answer) : editableNumber(answer);
}

/** Numbers that are written as percentages. */
const percentUnits: ReadonlySet<NumberQuestion['unit']> = new Set(['share', 'growth']);

/** True where somebody typed that there is none. */
export const writesNone = (text: string): boolean => /^\s*none\s*$/i.test(text);

/** True where "none" is the answer although the plan has no word for it: there is no number, and a person has said why. */
export const saysNone = (question: NumberQuestion, plan: Plan): boolean =>
  question.noneBy !== undefined && question.get(plan) == null && plan.answers[question.noneBy]?.says === 'no';

/** Grouped where grouping loses nothing; figures with many decimals as they are. */
const editableNumber = (answer: number): string =>
  parsesBackTo(count(answer), answer) ? count(answer) : String(answer);

const parsesBackTo = (text: string, answer: number): boolean => {
  const parsed = parseCount(text);
  return parsed.kind === 'value' && parsed.value === answer;
};

/** Reads what stands in a field; a refusal says in one sentence what is allowed. */
export function readField(
  question: FieldQuestion,
  text: string,
  plan: Plan,
  today: string,
): Parsed<number | string | readonly number[]> {
  if (text.trim() === '') {
    return { kind: 'refused', sentence: 'Type an answer, or press Ctrl-N if you do not know it.' };
  }
  switch (question.kind) {
    case 'number':
      return question.none && writesNone(text)
        ? { kind: 'value', value: 'none' }
        : readNumber(question, text, plan);
    case 'shares':
      return parseShares(text, question.mostDays);
    case 'date':
      return question.never && text.trim().toLowerCase() === 'never'
        ? { kind: 'value', value: 'never' }
        : readComingDate(text, today);
    case 'text': {
      const read = readText(text, question.maxLength, question.lines === true);
      const objection = read.kind === 'value' ? (question.objects?.(plan, read.value) ?? null) : null;
      return objection === null ? read : { kind: 'refused', sentence: objection };
    }
  }
}

/** Checks look ahead from the launch, so a day that has passed would be judged as if it were to come. */
function readComingDate(text: string, today: string): Parsed<string> {
  const parsed = parseDate(text, today);
  if (parsed.kind === 'refused' || parsed.value >= today) return parsed;
  return {
    kind: 'refused',
    sentence: `${parsed.value} has passed; today is ${today}. Give a day from today on, or press Ctrl-N if none is set.`,
  };
}

const parsers: Partial<Record<NumberQuestion['unit'], typeof parseCount>> = {
  USD: parseUsd,
  share: parseShare,
  growth: parseGrowth,
};

function readNumber(question: NumberQuestion, text: string, plan: Plan): Parsed<number> {
  const parsed = (parsers[question.unit] ?? parseCount)(text);
  if (parsed.kind === 'refused') return parsed;
  const { value } = parsed;
  if (question.whole && !Number.isInteger(value)) {
    return { kind: 'refused', sentence: `${count(value)} is not a whole number. Leave out the decimals.` };
  }
  if (value < question.min || value > question.max) {
    const bounds = `between ${count(question.min)} and ${count(question.max)}`;
    return { kind: 'refused', sentence: `${count(value)} is out of range. Give a number ${bounds}.` };
  }
  const objection = question.objects?.(plan, value) ?? null;
  return objection === null ? parsed : { kind: 'refused', sentence: objection };
}

/** A plan is committed to a repository, so nothing shaped like a key may enter it. */
export function readText(text: string, maxLength: number, lines: boolean): Parsed<string> {
  if (looksLikeKey(text)) {
    return {
      kind: 'refused',
      sentence: 'This holds something shaped like a key, and a plan holds no secrets. Take it out.',
    };
  }
  const value = lines ? text : text.trim();
  if (value.length > maxLength) {
    const sentence = `The text has ${count(value.length)} characters; at most ${count(maxLength)} fit. Shorten it.`;
    return { kind: 'refused', sentence };
  }
  return { kind: 'value', value };
}
