import type { Run } from '../judge/run.ts';
import { planSchemaId } from '../plan/schema-id.ts';
import { jsonReport } from '../report/json.ts';
import { type LaidSchema, openProject } from '../store/project.ts';
import { saveRun } from '../store/runs.ts';
import type { GlobalOptions, Io } from './io.ts';
import { notice } from './io.ts';

/** What `$schema` of a plan points to, for this version of the tool. */
export const laidPlanSchema = (io: Io): LaidSchema => ({
  id: planSchemaId(io.version),
  text: async () => {
    const { planJsonSchema } = await import('../plan/json-schema.ts');
    return `${JSON.stringify(planJsonSchema(io.version), null, 2)}\n`;
  },
});

/** Creates the state folder and saves a run; a folder that cannot be written to costs the record, not the answer. */
export async function keepRun(io: Io, options: GlobalOptions, run: Run): Promise<void> {
  try {
    await openProject(io.cwd, laidPlanSchema(io));
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
