import { z } from 'zod';
import { UnexpectedResponse } from '../../claude/classify-error.ts';
import { foreignId, foreignText } from '../../claude/foreign-text.ts';
import type { Probe } from '../probe.ts';

const organization = z.object({
  type: z.literal('organization'),
  id: z.string().refine((id) => foreignId(id) !== null),
  name: z.string().transform(foreignText),
});

/** Free: whose organization the admin key opens. */
export const organizationProbe: Probe<'organization'> = {
  id: 'organization',
  title: 'The organization, as its admin key sees it',
  sends: () => 'One GET for the organization, with the admin key.',
  inputs: () => [],
  paths: ['claude-api'],
  credential: 'admin',
  after: [],
  requests: 1,
  rounds: 1,
  concerns: () => true,
  worstCaseUsd: () => 0,
  blocked: () => null,
  run: async ({ adminClient, signal, receipt }) => {
    const { data, request_id } = await (await adminClient()).organization.retrieve({ signal }).withResponse();
    const parsed = organization.safeParse(data);
    if (!parsed.success)
      throw new UnexpectedResponse(
        'The Admin API answered with something that is not an organization',
        request_id,
      );
    receipt.add(request_id);
    return { id: parsed.data.id, name: parsed.data.name };
  },
};
