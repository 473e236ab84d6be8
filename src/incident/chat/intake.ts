import { callerGroupOf } from '../../people/caller-group';
import type { View } from '../../view/view';
import type { Fields } from '../case-command';
import { readReport } from '../policies/read-report';
import { knownFor } from '../policies/services/known';
import { serviceMeant } from '../policies/services/named';
import { knownTo } from '../queries/known';
import type { IncidentTurn } from '../turn';
import type { IntakeHint, Reporting } from '../views/declared';
import { type Around, reportForm } from '../views/forms/report';
import type { Intake } from '../views/forms/report-rest';
import { deviceIn } from './device';

/** What rooms below have for a report. */
const hintsFor = (
  { deps, ctx }: IncidentTurn,
  asked: Reporting,
): readonly { readonly hint: IntakeHint; readonly offers: readonly string[] }[] =>
  deps.intakeHints.flatMap((hint) => {
    const offers = hint.find(asked, ctx.desk);
    return offers.length > 0 ? [{ hint, offers }] : [];
  });

/** What the card may offer its caller: all but what stood above the form that they sent all the same. */
export const offersFor = (turn: IncidentTurn, asked: Reporting, declined: string | undefined): readonly string[] => {
  const seen = new Set((declined ?? '').split(' '));
  return hintsFor(turn, asked)
    .flatMap(({ offers }) => offers)
    .filter((offer) => !seen.has(offer));
};

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
  const asked = { text, category, member: who.actor.member, ...(key !== undefined && { service: key }) };
  const hint = known ? undefined : hintsFor(turn, asked)[0];
  return {
    ...(device && { device }),
    ...(key !== undefined && { service: key }),
    ...(key === undefined && perhaps && { perhaps: perhaps.key }),
    ...(known && { known }),
    ...(hint && { offers: hint.offers, offerBlocks: hint.hint.blocks(hint.offers, ctx) }),
  };
};

/** The form with what was typed so far, and with what that tells. */
export const reportFormFor = async (turn: IncidentTurn, typed: Fields, around: Around = {}): Promise<View> =>
  reportForm(turn.ctx, typed, around, await intakeOf(turn, typed));
