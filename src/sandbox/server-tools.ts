import { codeExecution } from './code-execution.ts';
import type { ServerTool, ServerToolUse, ToolContext } from './server-tool.ts';
import { bringsResult, lastWords, toolCall } from './tool-call.ts';
import type { MessageRequest } from './validate-request.ts';
import { webFetch } from './web-fetch.ts';
import { webSearch } from './web-search.ts';

const serverTools: readonly ServerTool[] = [webSearch, webFetch, codeExecution];

/**
 * What the sandbox does on the server's side before it answers; null: nothing. One tool is used, once: the one it is
 * made to use, and with `auto` the first that the last turn asks for, unless that turn brings a tool's result.
 */
export function runServerTool(context: ToolContext): ServerToolUse | null {
  const { request, model } = context;
  if (toolCall(request)) return null;
  for (const tool of serverTools) {
    const offered = request.tools?.find((candidate) => candidate.type?.startsWith(`${tool.name}_`));
    if (!offered || !model.features.supported.includes(tool.feature)) continue;
    if (isWanted(tool, request)) return tool.use(offered, context);
  }
  return null;
}

function isWanted(tool: ServerTool, request: MessageRequest): boolean {
  const choice = request.tool_choice ?? { type: 'auto' };
  switch (choice.type) {
    case 'none':
      return false;
    case 'any':
      return true;
    case 'tool':
      return choice.name === tool.name;
    case 'auto':
      return !bringsResult(request) && tool.isAskedFor(lastWords(request));
  }
}
