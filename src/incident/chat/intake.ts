import { callerGroupOf } from '../../people/caller-group';
import type { View } from '../../view/view';
import type { Fields } from '../case-command';
import type { Report } from '../commands';
import { readReport } from '../policies/read-report';
import { type KnownCase, knownFor } from '../policies/services/known';
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

/** What somebody has reported, and what everybody may know of that may be the same. */
interface Reported extends Reporting {
  readonly group: string | undefined;
  readonly known: readonly KnownCase[];
  /** What stood above the form that they sent all the same. */
  readonly declined: string | undefined;
}

/** What the card offers its caller, one thing at most and none that they have declined: what is known, else what rooms below have. */
export const offeredFor = (turn: IncidentTurn, reported: Reported): Pick<Report, 'alike' | 'offers'> => {
  const seen = new Set((reported.declined ?? '').split(' '));
  const others = reported.known.filter(({ incident }) => !seen.has(incident));
  const alike = knownFor(turn.ctx.desk, others, reported)?.incident;
  if (alike !== undefined) return { alike };
  const offers = hintsFor(turn, reported)
    .flatMap((hint) => hint.offers)
    .filter((offer) => !seen.has(offer));
  return offers.length > 0 ? { offers } : {};
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
