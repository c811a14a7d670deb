/** Names the plan's JSON Schema and the version of the tool that made it. */
export const planSchemaId = (version: string): string => `urn:gonogo:plan:${version}`;
