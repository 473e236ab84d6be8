import { callerGroupOf } from '../../people/caller-group';
import type { View } from '../../view/view';
import type { Fields } from '../case-command';
import { readReport } from '../policies/read-report';
import { knownFor } from '../policies/services/known';
import { serviceMeant } from '../policies/services/named';
import { knownTo } from '../queries/known';
import type { IncidentTurn } from '../turn';
import { type Around, reportForm } from '../views/forms/report';
import type { Intake } from '../views/forms/report-rest';
import { deviceIn } from './device';

/** What is known of a report while it is being written: its device and service, and the one offer above its form. */
const intakeOf = async (turn: IncidentTurn, typed: Fields): Promise<Intake> => {
  const { ctx, who } = turn;
  const { desk } = ctx;
  const text = typed['text'] ?? '';
  const group = callerGroupOf(desk, { key: who.actor.deskKey, email: who.person.email });
  const [{ device, service: ofDevice }, disturbances] = await Promise.all([
    deviceIn(turn, `${text}\n${typed['where'] ?? ''}`),
    knownTo(turn),
  ]);
  const { category } = readReport(desk, typed);
  const { service, perhaps } = serviceMeant(desk, { text, category, group });
  const key = (ofDevice === undefined ? undefined : desk.services[ofDevice]?.key) ?? service?.key;
  const known = knownFor(desk, disturbances, { text, category, group });
  return {
    ...(device && { device }),
    ...(key !== undefined && { service: key }),
    ...(key === undefined && perhaps && { perhaps: perhaps.key }),
    ...(known && { known }),
  };
};

/** The form with what was typed so far, and with what that tells. */
export const reportFormFor = async (turn: IncidentTurn, typed: Fields, around: Around = {}): Promise<View> =>
  reportForm(turn.ctx, typed, around, await intakeOf(turn, typed));
