import type { PricedProbe } from '../../observe/probe.ts';
import { count, list, usdAtMost } from '../../report/wording/format.ts';
import { worstCaseUsd } from '../handlers/polling.ts';
import type { Access, WizardServices } from '../services.ts';
import type { Symbols } from '../symbols.ts';
import { blank, bullet, type Line, paragraph, type Span } from '../text/lines.ts';

/** Whose account will be asked, with which keys, and where each of them goes. */
export function accessWords(
  access: Access | null,
  services: Pick<WizardServices, 'credential' | 'host' | 'adminKey'>,
): string {
  const { adminKey } = services;
  const asks = access?.kind === 'environment' || access?.kind === 'typed';
  if (!asks || !adminKey) return productWords(access, services);
  const { from, masked, host } = adminKey;
  return `${productWords(access, services)} Admin key: ${from} ${masked}, sent to ${host} for the organization's routes only.`;
}

/** The same where the plan goes by a cloud, whose credential is looked for when it is asked. */
export function cloudWords(name: string, hosts: readonly string[]): string {
  const elsewhere =
    hosts.length > 0
      ? ` Requests, signed with it, go to ${list([...hosts])}, which is not the cloud's own host.`
      : '';
  return `Account: the one that this machine's credential for ${name} opens.${elsewhere}`;
}

function productWords(
  access: Access | null,
  { credential, host }: Pick<WizardServices, 'credential' | 'host'>,
): string {
  switch (access?.kind) {
    case 'environment':
      return credential
        ? `Account: ${credential.from} ${credential.masked}, sent to ${credential.host}.`
        : 'Account: what the environment holds.';
    case 'typed':
      return `Account: the key you entered, ${access.key.masked()}, sent to ${host}.`;
    case 'offline':
      return 'Documented facts only: nothing is sent.';
    case 'sandbox':
      return 'The built-in sandbox: a rehearsal, which says nothing about a real account.';
    case undefined:
      return 'No key was found in the environment, and no SDK profile.';
  }
}

/** Every probe with what leaves this machine and the most it can cost, then the total. */
export function probeLines(probes: readonly PricedProbe[], symbols: Symbols, width: number): Line[] {
  if (probes.length === 0) return paragraph(symbols, noProbe, width);
  const sign: Span = { text: symbols.of('dot'), role: 'accent' };
  return [
    ...probes
      .filter(willRun)
      .flatMap((probe) => [
        ...bullet(symbols, sign, `${probe.title}: ${priceWords(probe)}`, width, { bold: true }),
        ...bullet(symbols, { text: ' ' }, probe.sends, width),
      ]),
    ...heldBackLines(probes, symbols, width),
    blank,
    ...paragraph(symbols, totalWords(probes), width),
  ];
}

/** The same in about half the lines, for low windows. */
export function shortProbeLines(probes: readonly PricedProbe[], symbols: Symbols, width: number): Line[] {
  if (probes.length === 0) return paragraph(symbols, noProbe, width);
  const sign: Span = { text: symbols.of('dot'), role: 'accent' };
  return [
    ...probes
      .filter(willRun)
      .flatMap((probe) => bullet(symbols, sign, `${probe.sends} (${priceWords(probe)})`, width)),
    ...heldBackLines(probes, symbols, width),
    ...totalLines(probes, symbols, width),
  ];
}

/** A line for each probe that costs, one for all that are free. What they send stands in the overlay. */
export const listedProbeLines = (probes: readonly PricedProbe[], symbols: Symbols, width: number): Line[] => {
  const paid = probes.filter((probe) => willRun(probe) && probe.worstCaseUsd > 0);
  const free = probes.filter((probe) => willRun(probe) && probe.worstCaseUsd === 0);
  const held = probes.filter((probe) => !willRun(probe));
  const sign: Span = { text: symbols.of('dot'), role: 'accent' };
  return [
    ...paid.flatMap((probe) => bullet(symbols, sign, `${nameOf(probe)}: ${priceWords(probe)}`, width)),
    ...(free.length > 0 ? bullet(symbols, sign, `${count(free.length)} free probes.`, width) : []),
    ...(held.length > 0
      ? bullet(symbols, sign, `${count(held.length)} more will not run.`, width, {
          role: 'muted',
        })
      : []),
  ];
};

const willRun = ({ blocked }: PricedProbe): boolean => blocked === null;
const nameOf = ({ title }: PricedProbe): string => title.split(':')[0] ?? title;

/** Probes that will not run, together where the reason is the same. */
function heldBackLines(probes: readonly PricedProbe[], symbols: Symbols, width: number): Line[] {
  const reasons = [...new Set(probes.flatMap(({ blocked }) => blocked ?? []))];
  return reasons.flatMap((reason) => {
    const names = probes.filter(({ blocked }) => blocked === reason).map(nameOf);
    const said =
      names.length === 1 ? `${names[0]}: will not run.` : `${count(names.length)} probes will not run.`;
    const sign: Span = { text: symbols.of('dot'), role: 'muted' };
    return bullet(symbols, sign, `${said} ${reason}`, width, { role: 'muted' });
  });
}

/** The last lines of the shorter forms. */
export const totalLines = (probes: readonly PricedProbe[], symbols: Symbols, width: number): Line[] =>
  paragraph(symbols, totalWords(probes), width, { bold: true });

const noProbe = 'No probe is needed; nothing is sent.';

function priceWords({ worstCaseUsd: cost, requests }: PricedProbe): string {
  if (requests === 0) return 'local, free';
  const calls = requests === 1 ? '1 request' : `${count(requests)} requests`;
  return `${calls}, ${cost === 0 ? 'free' : `at most ${usdAtMost(cost)}`}`;
}

const totalWords = (probes: readonly PricedProbe[]): string => {
  const running = probes.filter(({ blocked }) => blocked === null);
  const requests = running.reduce((sum, probe) => sum + probe.requests, 0);
  return `Together ${count(requests)} requests, at most ${usdAtMost(worstCaseUsd(probes))}.`;
};
