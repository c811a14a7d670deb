import { isStale, staleAfterDays } from '../catalog/age.ts';
import { catalog } from '../catalog/catalog.ts';
import type { Model } from '../catalog/model.ts';
import { classifyError } from '../claude/classify-error.ts';
import { withoutConsoleWarnings } from '../claude/probe-client.ts';
import type { ModelSeen } from '../judge/observation.ts';
import { listModels } from '../observe/probes/model-seen.ts';
import { jsonText } from '../report/json.ts';
import { fold } from '../report/terminal-style.ts';
import { terminalText } from '../report/terminal-text.ts';
import { count } from '../report/wording/format.ts';
import { foreignHostNotice, openAccess } from './access.ts';
import { exitCodes, type GlobalOptions, type Io, notice, print, tell, wantsAscii } from './io.ts';

interface ModelsOptions extends GlobalOptions {
  readonly offline?: boolean;
  readonly baseUrl?: string;
}

/** What the live list says beside the catalog; `not-asked` and `failed` carry a sentence. */
type Live =
  | { readonly kind: 'seen'; readonly models: readonly ModelSeen[] }
  | { readonly kind: 'not-asked' | 'failed'; readonly reason: string };

const callTimeoutMs = 20_000;

/** `gonogo models`: the documented table; with a key, each row compared with the Models API (free). */
export async function models(io: Io, options: ModelsOptions): Promise<number> {
  const live = await liveModels(io, options);
  const code = io.signal.aborted ? exitCodes.interrupted : exitCodes.done;
  const rows = catalog.models.map((model) => ({ model, differences: differences(model, live) }));
  const undocumented = live.kind === 'seen' ? live.models.filter((seen) => !isKnown(seen.id)) : [];
  if (options.json) {
    const document = {
      catalogAsOf: catalog.asOf,
      live: live.kind === 'seen' ? { asked: true } : { asked: false, reason: live.reason },
      models: rows.map(({ model, differences: found }) => ({ ...model, differences: found })),
      undocumented,
    };
    await print(io.stdout, jsonText(document));
    return code;
  }
  await print(
    io.stdout,
    `${table(
      rows.map((row) => row.model),
      wantsAscii(io, options),
    )}\n\nCatalog of ${catalog.asOf}; prices ${daysRead(catalog.models)}. Prices in USD\nper million tokens: input, output, cache read; + is the first of several steps.\nA date after ${wantsAscii(io, options) ? '>=' : '≥'} is the earliest possible retirement.\n${ageWarning(catalog.models, io.now().toISOString().slice(0, 10))}`,
  );
  if (live.kind !== 'seen') {
    await notice(io, options, `Not compared with the live Models API: ${live.reason}`);
    return code;
  }
  const lines = [
    ...rows.flatMap((row) => row.differences.map((text) => `${row.model.id}: ${text}`)),
    ...undocumented.map(
      (seen) => `${terminalText(seen.id)}: answers for this key, and the catalog does not know it.`,
    ),
  ];
  const compared = `Compared with the live Models API: ${live.models.length} models answer for this key.`;
  await print(io.stdout, `${[compared, ...(lines.length > 0 ? lines : ['No differences.'])].join('\n')}\n`);
  return code;
}

async function liveModels(io: Io, options: ModelsOptions): Promise<Live> {
  if (options.offline) return { kind: 'not-asked', reason: 'the command ran offline.' };
  const access = await openAccess(
    io,
    { kind: 'environment' },
    options.baseUrl ? { baseUrl: options.baseUrl } : {},
  );
  if (access.credentialReason) return { kind: 'not-asked', reason: access.credentialReason };
  const foreign = foreignHostNotice(access, null, ['credential']);
  if (foreign) await tell(io, foreign);
  const limit = AbortSignal.timeout(callTimeoutMs);
  const signal = AbortSignal.any([limit, io.signal]);
  try {
    return {
      kind: 'seen',
      models: await withoutConsoleWarnings(async () => listModels(await access.client(), signal)),
    };
  } catch (error) {
    const aborted = io.signal.aborted ? 'cancelled' : limit.aborted ? 'timeout' : null;
    const problem = classifyError(error, catalog.causes, { aborted, now: io.now() });
    return { kind: 'failed', reason: `${problem.reason} ${problem.advice}` };
  }
}

const isKnown = (id: string): boolean =>
  catalog.models.some((model) => model.id === id || model.aliases.includes(id));

function differences(model: Model, live: Live): string[] {
  if (live.kind !== 'seen') return [];
  const seen = live.models.find((row) => row.id === model.id || model.aliases.includes(row.id));
  if (!seen) {
    const restricted = model.lifecycle.restricted ? ' It is open to verified organizations only.' : '';
    return [`documented, but not listed for this key.${restricted}`];
  }
  const found: string[] = [];
  const { windows, lifecycle } = model;
  if (seen.maxInputTokens !== null && seen.maxInputTokens !== windows.contextTokens) {
    found.push(
      `window documented as ${count(windows.contextTokens)} tokens, live ${count(seen.maxInputTokens)}.`,
    );
  }
  if (
    seen.maxTokens !== null &&
    windows.maxOutputTokens !== null &&
    seen.maxTokens !== windows.maxOutputTokens
  ) {
    found.push(
      `output limit documented as ${count(windows.maxOutputTokens)} tokens, live ${count(seen.maxTokens)}.`,
    );
  }
  const documentedState = lifecycle.state === 'legacy' ? 'active' : lifecycle.state;
  if (seen.lifecycle !== documentedState)
    found.push(`documented as ${lifecycle.state}, live ${seen.lifecycle}.`);
  const liveDate = seen.retiresAt?.slice(0, 10);
  if (liveDate && !('date' in lifecycle.retires && lifecycle.retires.date === liveDate)) {
    found.push(`retires on ${terminalText(liveDate)} according to the API.`);
  }
  return found;
}

/** When the prices were read, from the oldest to the newest reading. */
function daysRead(rows: readonly Model[]): string {
  const days = rows.map((model) => model.prices.provenance.asOf).sort();
  return `read ${days[0]} to ${days.at(-1)}`;
}

/** Names the models whose prices were read too long before that ISO date, on lines of their own; else the empty text. */
export function ageWarning(rows: readonly Model[], today: string): string {
  const stale = rows.filter((model) => isStale(model.prices.provenance.asOf, today)).map(({ id }) => id);
  if (stale.length === 0) return '';
  const which = stale.length === rows.length ? 'all of them' : stale.join(', ');
  const text = `Prices read more than ${staleAfterDays} days ago, and perhaps changed since: ${which}. Update gonogo, or look them up before relying on them.`;
  return `${fold(text, 80).join('\n')}\n`;
}

/** Fits 80 columns: short token counts, one blank between numbers. */
function table(rows: readonly Model[], ascii: boolean): string {
  const cells = [
    ['Model', 'In', 'Out', 'Read', 'Window', 'MaxOut', 'State and retirement'],
    ...rows.map((model) => {
      const step = model.prices.steps[0];
      const more = model.prices.steps.length > 1 ? '+' : '';
      const { contextTokens, maxOutputTokens } = model.windows;
      return [
        model.id,
        step ? `${step.inputUsdPerMTok}${more}` : '?',
        step ? `${step.outputUsdPerMTok}${more}` : '?',
        step ? `${step.cacheReadUsdPerMTok}${more}` : '?',
        shortTokens(contextTokens),
        maxOutputTokens === null ? '?' : shortTokens(maxOutputTokens),
        `${model.lifecycle.state} ${retirement(model, ascii)}`,
      ];
    }),
  ];
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const last = widths.length - 1;
  return cells
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column === last
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart((widths[column] ?? 0) + (column === 1 ? 1 : 0)),
        )
        .join(' ')
        .trimEnd(),
    )
    .join('\n');
}

/** 1000000 -> "1M", 200000 -> "200K". */
const shortTokens = (tokens: number): string => (tokens >= 1e6 ? `${tokens / 1e6}M` : `${tokens / 1e3}K`);

function retirement({ lifecycle: { retires } }: Model, ascii: boolean): string {
  if (retires.kind === 'on') return retires.date;
  return retires.kind === 'not-before' ? `${ascii ? '>=' : '≥'}${retires.date}` : 'not announced';
}
