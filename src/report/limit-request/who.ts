import { hasAnthropicOrganization, tierRow } from '../../catalog/lookup.ts';
import { observedBy } from '../../judge/observation.ts';
import type { RequestFacts } from './facts.ts';
import { field, type Page, section } from './page.ts';

/** One line: what is asked for, for which model, where. */
export function subject({ model, run, increase }: RequestFacts): string {
  const { id } = run.plan.model;
  const named = model ? `Claude ${model.name}` : (id ?? 'Claude, model not chosen yet');
  const region = run.plan.platform.region;
  const where = increase ? ` on ${increase.service}${region ? `, ${region}` : ''}` : '';
  return `Higher rate limits for ${named}${where}`;
}

export function whoAsks(facts: RequestFacts, page: Page): string[] {
  const { run, platform, model, catalog, evidence } = facts;
  const { plan } = run;
  const rows: [string, string | null | undefined][] = [
    ['Product', plan.name],
    ['Purpose', plan.task.purpose],
    ['Organization', organization(facts)],
    ['Workspace', workspace(facts)],
    ['Platform path', platform?.name],
    ['Region', plan.platform.region],
    ['Model', model ? `${model.name} (${plan.model.id})` : plan.model.id],
    ['Speed', evidence.fast ? 'fast mode, which has limits of its own' : null],
    ['Usage tier', plan.limits.tier && hasTier(facts) ? tierRow(catalog, plan.limits.tier).name : null],
    ['Launch', plan.launchDate],
  ];
  return section(
    'Who asks',
    rows.flatMap(([label, text]) => (text ? field(label, text, page) : [])),
  );
}

/** Only an organization of Anthropic's own has a tier, workspaces and an id that its limits hang on. */
export const hasTier = ({ platform }: RequestFacts): boolean =>
  !platform || hasAnthropicOrganization(platform);

/** As far as an admin key, an answer or the plan tell. */
export function organization(facts: RequestFacts): string | null {
  if (!hasTier(facts)) return null;
  const { observed, run } = facts;
  const seen = observedBy(observed, 'organization')?.value;
  const id =
    run.plan.workspace.organizationId ??
    observedBy(observed, 'tiny-message')?.value.organizationId ??
    seen?.id ??
    null;
  if (!id) return null;
  return seen?.id === id ? `${seen.name} (${id})` : id;
}

export function workspace(facts: RequestFacts): string | null {
  if (!hasTier(facts)) return null;
  const { name, id: planned } = facts.run.plan.workspace;
  const id = planned ?? observedBy(facts.observed, 'tiny-message')?.value.workspaceId ?? null;
  return name && id ? `${name} (${id})` : (id ?? name ?? null);
}
