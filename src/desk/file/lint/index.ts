import type { Calendar } from '../../../calendar/types';
import type { Finding } from '../problems';
import { lintAnswers } from './answers';
import { lintCauses } from './causes';
import { lintCoverage } from './coverage';
import { lintGroups } from './groups';
import { lintEmpty, lintKeys } from './keys';
import { lintMajor } from './major';
import { lintMatrix } from './matrix';
import { lintNeeds } from './needs';
import { lintNeverOpen } from './never-open';
import { lintOnCall } from './on-call';
import { lintPeople, lintTeams } from './people';
import { lintPolicies } from './policies';
import { lintRoutes } from './routes';
import { lintTime } from './time';
import { lintWebhooks } from './webhooks';

/** What is well formed but makes no sense, or reaches nobody. `today` tells what lies far ahead. */
export const lint = (root: unknown, calendars: ReadonlyMap<string, Calendar>, today: Date): readonly Finding[] => [
  ...lintEmpty(root),
  ...lintKeys(root),
  ...lintPeople(root),
  ...lintTeams(root),
  ...lintMatrix(root),
  ...lintAnswers(root),
  ...lintCauses(root),
  ...lintMajor(root),
  ...lintTime(root, calendars),
  ...lintCoverage(root),
  ...lintNeeds(root),
  ...lintGroups(root),
  ...lintPolicies(root),
  ...lintNeverOpen(root, calendars),
  ...lintOnCall(root, calendars, today),
  ...lintWebhooks(root),
  ...lintRoutes(root, calendars),
];
