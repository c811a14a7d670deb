import type { CloudGate } from '../../../judge/seen/cloud.ts';
import { foreignText } from '../../foreign-text.ts';
import type { ArmDeployment } from './arm-shapes.ts';
import type { DataAnswer } from './data-plane.ts';
import { deploymentNamed } from './foundry-view.ts';

const short = (said: string): string => foreignText(said) || 'no words';

/** Whether the resource lets the credential send messages. */
export function authorizationGate(answer: DataAnswer): CloudGate {
  const gate = 'authorization';
  if (answer.kind === 'answered') return { gate, state: 'open', said: 'answered' };
  if (answer.kind === 'denied') {
    const { said } = answer.refusal.answer;
    return { gate, state: 'closed', said: short(said ?? answer.refusal.message) };
  }
  // The gateway looks for the deployment when it knows who asks.
  if (answer.kind === 'no-deployment') return { gate, state: 'open', said: short(answer.said) };
  return { gate, state: 'unread', said: short(answer.said) };
}

const making: ReadonlySet<string> = new Set(['Accepted', 'Creating', 'Moving']);

/** Whether what requests name as their model is there and answers; by its own answer where it may not be listed. */
export function deploymentGate(
  deployments: readonly ArmDeployment[] | null,
  name: string,
  answer: DataAnswer,
): CloudGate {
  const gate = 'deployment';
  if (deployments) {
    const deployment = deploymentNamed(deployments, name);
    if (!deployment) return { gate, state: 'closed', said: othersThan(deployments) };
    const state = deployment.properties.provisioningState ?? '';
    const said = foreignText(state) || 'no provisioningState';
    if (making.has(state)) return { gate, state: 'pending', said };
    if (state !== 'Succeeded') return { gate, state: state ? 'closed' : 'unread', said };
    // Listed before it answers, in its first minutes.
    if (answer.kind === 'no-deployment') return { gate, state: 'pending', said: short(answer.said) };
    return { gate, state: 'open', said };
  }
  if (answer.kind === 'answered') return { gate, state: 'open', said: 'answered' };
  if (answer.kind === 'no-deployment') return { gate, state: 'closed', said: short(answer.said) };
  return { gate, state: 'unread', said: 'neither listed nor answered' };
}

/** What there is instead: most often the name in the plan is the model's and not the deployment's. */
function othersThan(deployments: readonly ArmDeployment[]): string {
  if (deployments.length === 0) return 'The resource has no deployments.';
  return foreignText(
    `Not among the deployments of the resource: ${deployments
      .slice(0, 5)
      .map(({ name }) => name)
      .join(', ')}${deployments.length > 5 ? ', …' : ''}`,
  );
}
