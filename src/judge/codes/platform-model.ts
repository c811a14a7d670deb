import type { ApiVersion, Feature } from '../../catalog/vocabulary.ts';

/** Finding codes of how the planned model is called on a path. `model` and `platform` are display names. */
export type PlatformModelCodes = {
  'model-id-fits': { id: string; platform: string };
  'deployment-found': { deployment: string; platform: string };
  /** Nobody has seen that the deployment exists. */
  'deployment-unseen': { deployment: string; platform: string };
  /** `profiles`: ids that may be called instead. */
  'model-needs-profile': { id: string; platform: string; profiles: readonly string[] };
  /** The catalog has no such model, and the path was not asked for it. */
  'model-id-unverified': { id: string; platform: string };

  /** `runsIn`: where requests are answered; empty where the path does not tell. `factor`: what the place costs more. */
  'model-in-region': {
    model: string;
    platform: string;
    region: string | null;
    runsIn: readonly string[];
    required: 'us' | 'global' | null;
    factor: number | null;
  };
  'model-not-in-region': { id: string; platform: string; region: string | null };
  'region-leaves-us': { id: string; platform: string; runsIn: readonly string[]; outside: readonly string[] };
  'region-costs-more': { platform: string; region: string; runsIn: readonly string[]; factor: number };
  /** Where requests are answered is not known, and they must stay in the US. */
  'region-unproven': { id: string; platform: string };

  'api-version-served': { platform: string; model: string | null; version: ApiVersion | null };
  'api-version-not-served': { platform: string; model: string; version: ApiVersion; older: ApiVersion };

  'path-features-offered': { platform: string; model: string | null; features: readonly Feature[] };
  'path-features-missing': { platform: string; model: string | null; features: readonly Feature[] };
  /** No page says whether the path has them. */
  'path-features-unverified': { platform: string; features: readonly Feature[] };

  /** `endsOn`: null where the cloud names no day. */
  'cloud-model-outlives': { model: string; platform: string; endsOn: string | null; end: string | null };
  'cloud-model-ended': { model: string; platform: string; endsOn: string | null };
  'cloud-model-ends-in-life': { model: string; platform: string; endsOn: string; end: string };
  'cloud-model-legacy': {
    model: string;
    platform: string;
    state: 'legacy' | 'deprecated';
    legacyOn: string | null;
    endsOn: string | null;
  };
  'cloud-lifecycle-unsaid': { model: string; platform: string };
};
