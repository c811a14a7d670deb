import { hasAnthropicOrganization, tierRow } from '../../catalog/lookup.ts';
import { observedBy } from '../../judge/observation.ts';
import { needsNothing, type RequestFacts } from './facts.ts';
import { capital, field, foreign, type Page, section } from './page.ts';

/** One line: what is asked for, for which model, where. */
export function subject(facts: RequestFacts): string {
  const { model, run, increase } = facts;
  const { id } = run.plan.model;
  const named = model ? `Claude ${model.name}` : id ? foreign(id, 'id') : 'Claude, model not chosen yet';
  const region = run.plan.platform.region;
  const where = increase ? ` on ${increase.service}${region ? `, ${foreign(region, 'name')}` : ''}` : '';
  return `${needsNothing(facts) ? 'Rate' : 'Higher rate'} limits for ${named}${where}`;
}

export function whoAsks(facts: RequestFacts, page: Page): string[] {
  const { run, platform, model, catalog, evidence } = facts;
  const { plan } = run;
  const rows: [string, string | null | undefined][] = [
    ['Product', plan.name && foreign(plan.name, 'name')],
    ['Purpose', plan.task.purpose && capital(foreign(plan.task.purpose, 'purpose'))],
    ['Organization', organization(facts)],
    ['Workspace', workspace(facts)],
    ['Platform path', platform?.name],
    ['Region', plan.platform.region && foreign(plan.platform.region, 'name')],
    ['Model', plan.model.id && named(model?.name ?? null, plan.model.id)],
    ['Speed', evidence.fast ? 'Fast mode, which has limits of its own' : null],
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
  return named(seen?.id === id ? seen.name : null, id);
}

export function workspace(facts: RequestFacts): string | null {
  if (!hasTier(facts)) return null;
  const { name, id: planned } = facts.run.plan.workspace;
  const id = planned ?? observedBy(facts.observed, 'tiny-message')?.value.workspaceId ?? null;
  return id ? named(name ?? null, id) : name ? foreign(name, 'name') : null;
}

/** An id, behind the name of what it stands for where that is known. */
const named = (name: string | null, id: string): string =>
  name ? `${foreign(name, 'name')} (${foreign(id, 'id')})` : foreign(id, 'id');
