import { WAIT_REASONS } from '../../../desk/model';
import { personName, teamName } from '../../../desk/words';
import { LIMITS } from '../../../ground/limits';
import { type CardPlace } from '../../../ground/refs';
import { peopleOf } from '../../../on-call/rights';
import { choice, type FormState, input, MOMENT_MAX } from '../../../view/form';
import { textsFor } from '../../../view/text';
import type { View } from '../../../view/view';
import { shorten } from '../../../view/words';
import type { Incident } from '../../types';
import type { CardContext } from '../context';
import { incidentForm } from './incident-form';

/** Choices that every client can show. */
const MOST_CHOICES = 60;

/** Gives the case to somebody of the team. Input `to`: a key of the desk's file. */
export const assignForm = (
  incident: Incident,
  place: CardPlace,
  ctx: CardContext,
  typed: FormState & { readonly to?: string | undefined } = {},
): View => {
  const team = ctx.desk.teams[incident.team];
  const people = team ? peopleOf(ctx.desk, team) : [];
  const choices = people
    .slice(0, MOST_CHOICES)
    .map((key) => ({ value: key, label: shorten(personName(ctx, key), 75) }));
  return incidentForm(incident, place, ctx, {
    problem: typed.problem,
    heading: 'form.assign.heading',
    intro: 'form.assign.intro',
    inputs: [choice(ctx, 'to', textsFor(ctx)('form.assign.to'), choices, typed.to)],
    send: { label: 'button.assign', action: 'assign.send' },
  });
};

/** Puts it on hold. Inputs `reason`, `until` (a moment, may be empty) and `note` (may be empty). */
export const waitForm = (
  incident: Incident,
  place: CardPlace,
  ctx: CardContext,
  typed: FormState & {
    readonly reason?: string | undefined;
    readonly until?: string | undefined;
    readonly note?: string | undefined;
  } = {},
): View => {
  const t = textsFor(ctx);
  const choices = WAIT_REASONS.map((reason) => ({
    value: reason,
    label: t('form.wait.for', { reason }),
  }));
  return incidentForm(incident, place, ctx, {
    problem: typed.problem,
    heading: 'form.wait.heading',
    intro: 'form.wait.intro',
    inputs: [
      choice(ctx, 'reason', t('form.wait.reason'), choices, typed.reason ?? 'vendor'),
      input(ctx, {
        id: 'until',
        label: 'form.wait.until',
        max: MOMENT_MAX,
        required: false,
        multiline: false,
        placeholder: 'form.wait.untilExample',
        value: typed.until,
      }),
      input(ctx, { id: 'note', label: 'form.wait.note', max: LIMITS.why, required: false, value: typed.note }),
    ],
    send: { label: 'button.wait', action: 'wait.send' },
  });
};

/** Offers it to another team. Inputs `team` and `why` (may be empty). */
export const handOverForm = (
  incident: Incident,
  place: CardPlace,
  ctx: CardContext,
  typed: FormState & { readonly team?: string | undefined; readonly why?: string | undefined } = {},
): View => {
  const next = ctx.desk.services[incident.service ?? '']?.next ?? ctx.desk.categories[incident.category]?.next;
  const others = Object.keys(ctx.desk.teams).filter((key) => key !== incident.team);
  // A choice cannot be empty: with one team alone the answer is that it has the case already.
  const choices = (others.length > 0 ? others : [incident.team])
    .slice(0, MOST_CHOICES)
    .map((key) => ({ value: key, label: teamName(ctx, key) }));
  return incidentForm(incident, place, ctx, {
    problem: typed.problem,
    heading: 'form.handOver.heading',
    intro: 'form.handOver.intro',
    inputs: [
      choice(ctx, 'team', textsFor(ctx)('form.handOver.team'), choices, typed.team ?? next),
      input(ctx, { id: 'why', label: 'form.handOver.why', max: LIMITS.why, required: false, value: typed.why }),
    ],
    send: { label: 'button.handOver', action: 'handOver.send' },
  });
};

/** Sends an offered case back. Input `why`. */
export const returnForm = (
  incident: Incident,
  place: CardPlace,
  ctx: CardContext,
  typed: FormState & { readonly why?: string | undefined } = {},
): View =>
  incidentForm(incident, place, ctx, {
    problem: typed.problem,
    heading: 'form.return.heading',
    inputs: [input(ctx, { id: 'why', label: 'form.return.why', max: LIMITS.why, value: typed.why })],
    send: { label: 'button.return', action: 'return.send' },
  });
