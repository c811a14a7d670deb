import { batchRoutes } from './batches.ts';
import { countTokens } from './count-tokens.ts';
import { ApiFailure, namedFailures } from './errors.ts';
import type { Route } from './exchange.ts';
import { routesOfFeature } from './feature-access.ts';
import { fileRoutes } from './files.ts';
import type { LiveAccount } from './live-account.ts';
import { type AnswerSettings, createMessage } from './messages.ts';
import { listModels, retrieveModel } from './models.ts';
import { organizationRoutes } from './organization.ts';
import { organizationLimitRoutes } from './organization-limits.ts';
import { reportRoutes } from './organization-reports.ts';
import { spendLimitRoutes } from './organization-spend.ts';

/** Every endpoint the sandbox speaks. */
export function routesOf(account: LiveAccount, answers: AnswerSettings): readonly Route[] {
  return [
    { method: 'POST', path: /^\/v1\/messages$/, handle: (call) => createMessage(account, call, answers) },
    { method: 'POST', path: /^\/v1\/messages\/count_tokens$/, handle: (call) => countTokens(account, call) },
    { method: 'GET', path: /^\/v1\/models$/, handle: (call) => listModels(account, call) },
    { method: 'GET', path: /^\/v1\/models\/([^/]+)$/, handle: (_call, id) => retrieveModel(account, id) },
    ...routesOfFeature(account.profile, 'batch', batchRoutes(account, answers)),
    ...routesOfFeature(account.profile, 'files', fileRoutes(account)),
    ...organizationRoutes(account),
    ...organizationLimitRoutes(account),
    ...spendLimitRoutes(account),
    ...reportRoutes(account),
  ];
}

/** The route for a request. Throws a 404 for an unknown path, a 405 naming the right methods for a known one. */
export function findRoute(routes: readonly Route[], method: string, path: string) {
  const atPath = routes.filter((route) => route.path.test(path));
  if (atPath.length === 0) throw new ApiFailure(namedFailures['not-found']);
  const route = atPath.find((candidate) => candidate.method === method);
  if (route) return { handle: route.handle, parameter: decoded(route.path.exec(path)?.[1] ?? '') };
  throw new ApiFailure({
    status: 405,
    type: 'invalid_request_error',
    message: 'Method Not Allowed',
    headers: { allow: atPath.map((candidate) => candidate.method).join(', ') },
  });
}

/** As it was meant; what is no percent-encoding stays as it is written. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
