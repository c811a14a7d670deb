import type { z } from 'zod';

/** What is wrong first with a value that does not fit its schema, as a full sentence without a word of the value. */
export function firstMisfit({ issues }: z.ZodError): string {
  const issue = issues[0];
  const where = issue && issue.path.length > 0 ? `The field ${issue.path.join('.')}` : 'The object';
  switch (issue?.code) {
    case 'invalid_type':
      return `${where} is missing or not of type ${issue.expected}.`;
    case 'invalid_value':
      return `${where} holds none of the allowed values.`;
    case 'unrecognized_keys':
      return `${where} holds a field that the schema does not allow.`;
    default:
      return `${where} does not fit the schema.`;
  }
}
