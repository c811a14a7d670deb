import { z } from 'zod';
import { planSchema } from './schema.ts';
import { planSchemaId } from './schema-id.ts';

/** The plan's JSON Schema, made from the schema that judges plans. */
export const planJsonSchema = (version: string): object => ({
  $id: planSchemaId(version),
  title: 'gonogo plan',
  ...z.toJSONSchema(planSchema, { io: 'input' }),
});
