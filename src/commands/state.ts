import { z } from 'zod';
import type { Run } from '../judge/run.ts';
import { planSchema } from '../plan/schema.ts';
import { jsonReport } from '../report/json.ts';
import { openProject } from '../store/project.ts';
import { saveRun } from '../store/runs.ts';
import type { GlobalOptions, Io } from './io.ts';
import { notice } from './io.ts';

/** The plan's JSON Schema, made from the schema that judges it. */
export const planJsonSchemaText = async (): Promise<string> =>
  `${JSON.stringify(z.toJSONSchema(planSchema, { io: 'input' }), null, 2)}\n`;

/** Creates the state folder and saves a run; a folder that cannot be written to costs the record, not the answer. */
export async function keepRun(io: Io, options: GlobalOptions, run: Run): Promise<void> {
  try {
    await openProject(io.cwd, planJsonSchemaText);
    await saveRun(io.cwd, run, jsonReport(run));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    await notice(
      io,
      options,
      `This run could not be saved, so "gonogo check" and "gonogo export" will not find it: ${said}`,
    );
  }
}
