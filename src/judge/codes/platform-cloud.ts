import type { CauseId } from '../../catalog/error-cause.ts';
import type { CloudGate } from '../seen/cloud.ts';
import type { AccessCall } from './platform.ts';

export type ClosedGate = Pick<CloudGate, 'gate' | 'said'>;

/** A permission as the cloud writes it, and what it was needed for, as the end of "to …"; null: the call itself. */
export interface MissingPermission {
  readonly permission: string;
  readonly purpose: string | null;
}

/** Finding codes of what a cloud grants. `platform` is a display name. */
export type PlatformCloudCodes = {
  'cloud-credential-found': {
    platform: string;
    account: string;
    principal: string | null;
    from: string;
    region: string | null;
    workspace: string | null;
  };
  'cloud-credential-sent-elsewhere': { platform: string; hosts: readonly string[]; from: string };

  /** `reason`: full sentences, with what mends it. */
  'cloud-access-refused': {
    platform: string;
    probe: AccessCall;
    cause: CauseId;
    reason: string;
    ends: string;
  };
  'gates-closed': { platform: string; gates: readonly ClosedGate[] };
  /** A message was answered all the same, which on Bedrock may end within minutes. */
  'gates-closed-but-answered': { platform: string; gates: readonly ClosedGate[] };
  'gates-pending': { platform: string; gates: readonly ClosedGate[] };

  'permissions-complete': { platform: string; principal: string | null };
  /** The poll lacked them for its own questions; the product may need none of them. */
  'permissions-missing': {
    platform: string;
    principal: string | null;
    missing: readonly MissingPermission[];
  };
  /** Without them no message of the product is answered. */
  'permissions-missing-for-messages': {
    platform: string;
    principal: string | null;
    missing: readonly MissingPermission[];
  };
};
