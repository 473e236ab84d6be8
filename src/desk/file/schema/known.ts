import { z } from 'zod';
import { say } from '../../../view/text';
import { either } from '../problems';
import { expects } from './fields';

const WRITERS = ['operators', 'leads'] as const;

/** Who may write the title by which everybody knows a case. */
export const publicTitles = z
  .enum(WRITERS)
  .register(expects, either([...WRITERS]))
  .default('operators');

const RAISED = ['team', 'department', 'everybody'] as const;
const EXAMPLE = '{ 5: team, 20: department }';

/** So many people who are hit raise the impact to this; the fewest first. */
const raise = z
  .record(z.string().regex(/^[1-9]\d{0,4}$/), z.enum(RAISED).register(expects, either([...RAISED])))
  .register(expects, say('expected.raise', { example: EXAMPLE }))
  .default({ 5: 'team', 20: 'department' })
  .transform((steps) =>
    Object.entries(steps)
      .map(([people, impact]) => ({ people: Number(people), impact }))
      .toSorted((a, b) => a.people - b.people),
  );

/** What follows when more and more people have the same. */
export const meToos = z.strictObject({ raise }).prefault({});
