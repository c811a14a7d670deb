import { usd } from '../../report/wording/format.ts';
import { probesFor, worstCaseUsd } from '../handlers/polling.ts';
import type { Layout } from '../layout.ts';
import { asksAccount } from '../mode.ts';
import { consentRows } from '../rows.ts';
import type { Session } from '../session.ts';
import { cloudName } from '../state/asked-account.ts';
import type { ConsentScreen } from '../state/screens.ts';
import { blank, cut, type Line, paragraph } from '../text/lines.ts';
import {
  accessWords,
  cloudWords,
  listedProbeLines,
  probeLines,
  shortProbeLines,
  totalLines,
} from './probe-lines.ts';

export interface ConsentContent {
  readonly lines: readonly Line[];
  /** Lines left for the list of ways on. */
  readonly listRows: number;
  /** False where the window is too small for the account, the total and the way on to be in view together. */
  readonly whole: boolean;
}

const fewestListRows = 3;

/** The account, every probe, the total and the budget: in full where they fit, else shorter; never without the list. */
export function consentContent(session: Session, screen: ConsentScreen, layout: Layout): ConsentContent {
  const { symbols, context, services, get } = session;
  const state = get();
  const { access, budgetUsd } = state;
  const width = layout.textColumns;
  const rows = screen.budget ? fewestListRows : consentRows(state, context).length;
  const fits = (lines: readonly Line[]): boolean => lines.length + rows <= layout.bodyRows;
  const withList = (lines: readonly Line[]): ConsentContent => ({
    lines,
    listRows: layout.bodyRows - lines.length,
    whole: lines.length < layout.bodyRows,
  });

  if (!access || !asksAccount(access)) {
    if (cloudName(state.plan, context) !== null) {
      const words = accessWords(access ?? { kind: 'offline' }, services);
      return withList([...paragraph(symbols, words, width), blank]);
    }
    const sentence = paragraph(symbols, accessWords(null, services), width, { role: 'caution' });
    return withList([...sentence, blank, ...paragraph(symbols, withoutKey, width), blank]);
  }
  const probes = probesFor(session, screen.purpose, access);
  const cloud = cloudName(state.plan, context);
  const words = cloud ? cloudWords(cloud, services.cloudHosts(state.plan)) : accessWords(access, services);
  const head = paragraph(symbols, words, width);
  // Shorter lists do not say what a probe sends; what stays in the account for good is said in each.
  const lasting = probes
    .filter(({ blocked }) => blocked === null)
    .flatMap(({ leaves }) => (leaves ? paragraph(symbols, leaves, width, { role: 'caution' }) : []));
  const tail =
    worstCaseUsd(probes) > budgetUsd
      ? paragraph(symbols, tooLittle(budgetUsd), width, { role: 'caution' })
      : [];
  const full = [...head, blank, ...probeLines(probes, symbols, width), ...tail, blank];
  if (fits(full)) return withList(full);
  const short = [...head, blank, ...shortProbeLines(probes, symbols, width), ...tail, blank];
  if (fits(short)) return withList(short);
  const total = totalLines(probes, symbols, width);
  const listed = listedProbeLines(probes, symbols, width);
  const pointer = paragraph(symbols, inFull, width, { role: 'muted' });
  const names = [...head, blank, ...listed, ...lasting, ...total, ...pointer, ...tail, blank];
  if (fits(names)) return withList(names);
  // The probes may be cut, the free ones first, and ? shows them all; account, total and budget never are.
  const dearestFirst = probes.toSorted((one, other) => other.worstCaseUsd - one.worstCaseUsd);
  const room = layout.bodyRows - fewestListRows - head.length - lasting.length - total.length - tail.length;
  const sent = listedProbeLines(dearestFirst, symbols, width);
  return withList([...head, ...(room > 0 ? cut(sent, room, symbols) : []), ...lasting, ...total, ...tail]);
}

const tooLittle = (budgetUsd: number): string =>
  `The budget of ${usd(budgetUsd)} is below that: probes that would exceed it are left out.`;

const inFull = 'Press ? to read what each of them sends.';

const withoutKey =
  'Without one, checks that want live evidence stay unproven, so at level general availability the verdict cannot be GO. You can go on with documented facts, enter a key now, or rehearse the whole poll on the sandbox.';
