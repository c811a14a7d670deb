import type { CauseId } from '../../catalog/error-cause.ts';
import type { CloudProbe, CredentialSeen } from '../observation.ts';

/** Calls that show whether the credential gets answers. */
export type AccessCall = 'tiny-message' | 'token-count' | 'model' | CloudProbe;

/** A call that failed, with what the catalog says about its cause. */
export interface CallFault {
  readonly probe: AccessCall;
  readonly cause: CauseId;
  readonly summary: string;
  readonly advice: string;
  readonly ends: string;
}

/** Finding codes of the platform section, with their arguments. `platform` is a display name. */
export type PlatformCodes = {
  /** `others`: paths of the same provider that people mean by the same word. */
  'platform-chosen': { platform: string; client: string; region: string | null; others: readonly string[] };
  'region-without-effect': { platform: string; region: string };

  'credential-found': { kind: CredentialSeen['kind']; from: string };
  'credential-missing': { reason: string; variables: readonly string[] };
  'credential-of-wrong-kind': { kind: 'admin-key' | 'enterprise-key'; from: string };
  'credential-unrecognised': { from: string };
  'credential-sent-elsewhere': { host: string; from: string };

  'access-proven': { model: string; latencyMs: number };
  'access-refused': CallFault;
  /** The message was answered, another call was not allowed. */
  'access-refused-in-part': CallFault;
  'access-request-rejected': CallFault;
  'access-half-shown': { answered: readonly AccessCall[]; reason: string };
};
