import type Anthropic from '@anthropic-ai/sdk';
import type { ServerTool } from './server-tool.ts';
import { contentTokens, tokensOfCharacters } from './token-estimate.ts';
import type { MessageRequest } from './validate-request.ts';

const caller = { type: 'direct' } as const;
/** The one version that runs Python by itself; later ones split it into a shell and an editor. */
const pythonOnly = 'code_execution_20250522';
const ran = { return_code: 0, stdout: 'gonogo sandbox\n', stderr: '', content: [] };
/** Invented: no lifetime of a container is looked up anywhere. */
const containerDays = 30;
const msPerDay = 86_400_000;

/** Claims to have run one line that prints a word; runs nothing. */
export const codeExecution: ServerTool = {
  name: 'code_execution',
  feature: 'code-execution',
  isAskedFor: (words) => /\b(run|execute)\b.*\bcode\b/is.test(words),
  use(offered, { request, model, newId, now }) {
    const id = newId('srvtoolu');
    const { tokenizer } = model.behaviour;
    const [call, result] = offered.type === pythonOnly ? inPython(id) : inShell(id);
    return {
      content: [call, result],
      outputTokens: tokensOfCharacters(call.name.length + JSON.stringify(call.input).length, tokenizer),
      resultTokens: contentTokens(result, tokenizer),
      webSearches: 0,
      webFetches: 0,
      container: {
        id: givenContainer(request) ?? newId('container'),
        expires_at: new Date(now.getTime() + containerDays * msPerDay).toISOString(),
        skills: null,
      },
    };
  },
};

type CallAndResult = [Anthropic.ServerToolUseBlock, Anthropic.ContentBlock];

const inPython = (id: string): CallAndResult => [
  { type: 'server_tool_use', id, caller, name: 'code_execution', input: { code: "print('gonogo sandbox')" } },
  {
    type: 'code_execution_tool_result',
    tool_use_id: id,
    content: { type: 'code_execution_result', ...ran },
  },
];

const inShell = (id: string): CallAndResult => [
  {
    type: 'server_tool_use',
    id,
    caller,
    name: 'bash_code_execution',
    input: { command: "echo 'gonogo sandbox'" },
  },
  {
    type: 'bash_code_execution_tool_result',
    tool_use_id: id,
    content: { type: 'bash_code_execution_result', ...ran },
  },
];

/** The container to go on in, which is sent as an id or as an object with one. */
function givenContainer({ container }: MessageRequest): string | null {
  const id =
    typeof container === 'object' && container !== null && 'id' in container ? container.id : container;
  return typeof id === 'string' ? id : null;
}
