import { areaName, numberWords, serviceName, teamName } from '../../../desk/words';
import { type CardPlace } from '../../../ground/refs';
import { bold, buttons, quote, selects, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import { atWords } from '../../../view/time';
import type { ActionData, Block, Button } from '../../../view/view';
import { list } from '../../../view/words';
import { isUnresolved } from '../../lifecycle';
import { typeOf } from '../../policies/case-type';
import type { IncidentAction } from '../../table';
import type { Attachment, Incident, Question } from '../../types';
import { button, dataOf } from '../button';
import type { CardContext } from '../context';
import { QUESTIONS } from '../forms/questions';
import { calledFacts } from '../on-behalf';

export type Fact = Extract<Block, { readonly type: 'facts' }>['facts'][number];

/** Who called, as far as the company's own list knows them: for the team alone. */
export const callerFacts = (incident: Incident, ctx: CardContext): readonly Fact[] => {
  const t = textsFor(ctx);
  const { caller, callerRecord } = incident;
  const { vip, department, place, manager } = callerRecord ?? {};
  const who = [caller.name, ...(vip ? ['VIP'] : []), ...[department, place].flatMap((one) => one ?? [])];
  return [
    { label: t('fact.caller'), value: [who.join(' · ')] },
    ...calledFacts(incident, ctx),
    ...(manager ? [{ label: t('fact.manager'), value: [manager.name] }] : []),
  ];
};

/** Which case of which tool it was; its team there for the team alone. */
export const importedFacts = ({ imported }: Incident, place: CardPlace, ctx: CardContext): readonly Fact[] => {
  if (!imported) return [];
  const { from, number, team } = imported;
  const words = [from, number, ...(team === undefined || place === 'caller' ? [] : [team])];
  return [{ label: textsFor(ctx)('fact.imported'), value: [words.join(' · ')] }];
};

/** The device it is about, and how often it was that lately; of earlier cases those alone that this team may read. */
export const deviceFacts = ({ device, earlier = [], team }: Incident, ctx: CardContext): readonly Fact[] => {
  if (!device) return [];
  const t = textsFor(ctx);
  const { tag, name, kind, place } = device;
  const own = earlier.filter((one) => one.team === team);
  const numbers = list(
    ctx,
    own.map((one) => numberWords(ctx, one)),
  );
  return [
    { label: t('fact.device'), value: [[tag, ...[name, kind, place].flatMap((one) => one ?? [])].join(' · ')] },
    ...(own.length === 0
      ? []
      : [{ label: t('fact.again'), value: [t('device.again', { count: own.length + 1, numbers })] }]),
  ];
};

/** How many others have the same. */
export const meTooFacts = ({ meToos }: Incident, ctx: CardContext): readonly Fact[] => {
  const t = textsFor(ctx);
  if (!meToos) return [];
  const { people, departments } = meToos;
  return [{ label: t('fact.meToos'), value: [t('meToo.count', { count: people, departments })] }];
};

/** Area and service, and the free line about place, device and phone. */
export const placeFacts = (incident: Incident, ctx: CardContext): readonly Fact[] => {
  const t = textsFor(ctx);
  const service = incident.service === undefined ? [] : [serviceName(ctx, incident.service)];
  return [
    { label: t('fact.area'), value: [[areaName(ctx, incident), ...service].join(' · ')] },
    ...(incident.where ? [{ label: t('fact.where'), value: [incident.where] }] : []),
    ...(incident.reporter ? [{ label: t('fact.reporter'), value: [incident.reporter.name] }] : []),
    ...(incident.link ? [{ label: t('fact.message'), value: [{ link: incident.link, label: t('fact.open') }] }] : []),
  ];
};

/** The answers to one of the two questions: one press each, the given one marked. */
export const answerButtons = (
  { id, choices }: (typeof QUESTIONS)[number],
  incident: Incident,
  data: ActionData,
  ctx: CardContext,
): readonly Button[] => {
  const given = incident.unanswered.includes(id) ? undefined : incident[id];
  return choices(ctx, 'caller').map((one) => ({
    label: one.label,
    action: 'assess' satisfies IncidentAction,
    data: { ...data, [id]: one.value },
    ...(one.value === given && { style: 'primary' }),
  }));
};

/**
 * The two questions: the caller's as quick buttons, the team's as two menus. Both stay until both are answered, the given
 * answer marked: one that vanished under somebody's finger would move the next there.
 */
export const questionBlocks = (incident: Incident, place: CardPlace, ctx: CardContext): readonly Block[] => {
  if (!isUnresolved(incident) || incident.unanswered.length === 0 || typeOf(incident) !== 'incident') return [];
  const t = textsFor(ctx);
  const data = dataOf(incident, place, ctx);
  const isGiven = (id: Question): boolean => !incident.unanswered.includes(id);
  if (place === 'team') {
    const menus = QUESTIONS.map(({ id, label, choices }) => ({
      id,
      label: t(label, { place }),
      choices: choices(ctx, place),
      ...(isGiven(id) && { value: incident[id] }),
    }));
    return selects(menus, button(t, 'button.saveAnswers', 'assess', data));
  }
  return QUESTIONS.flatMap((question) => [
    text([bold(t(question.label, { place }))]),
    ...buttons(answerButtons(question, incident, data, ctx)),
  ]);
};

/** What the caller was asked, while the answer is awaited. */
export const askedBlocks = (incident: Incident, ctx: CardContext): readonly Block[] =>
  incident.status === 'waiting' && incident.question
    ? [text([bold(textsFor(ctx)('card.asked', { who: incident.question.by.name }))]), ...quote(incident.question.text)]
    : [];

/** What helps until it is solved. */
export const workaroundBlocks = (incident: Incident, ctx: CardContext): readonly Block[] => {
  const { workaround } = incident;
  if (!workaround || !isUnresolved(incident)) return [];
  return [text([bold(textsFor(ctx)('card.workaround', { who: workaround.by.name }))]), ...quote(workaround.text)];
};

/** What fixed it; nothing where the caller only said that it works. */
export const resolutionBlocks = (incident: Incident, ctx: CardContext): readonly Block[] => {
  const { resolution, status } = incident;
  if (!resolution?.text || (status !== 'resolved' && status !== 'closed')) return [];
  const t = textsFor(ctx);
  return [
    text([bold(t('card.resolution', { code: t(`code.${resolution.code}`), who: resolution.by.name }))]),
    ...quote(resolution.text),
  ];
};

/** Why it was cancelled, if somebody said. */
export const cancelledBlocks = (incident: Incident): readonly Block[] =>
  incident.status === 'cancelled' ? quote(incident.cancelled?.why) : [];

/** Why the card stands here, where another place did not take it. */
export const displacedBlocks = (incident: Incident, place: CardPlace, ctx: CardContext): readonly Block[] =>
  ctx.displaced
    ? [text(textsFor(ctx)(`card.displaced.${place}`, { team: teamName(ctx, incident.team) }), 'warning')]
    : [];

/** How to be heard, where the bot does not hear what is written around its card. */
export const notHeardBlocks = (incident: Incident, place: CardPlace, ctx: CardContext): readonly Block[] =>
  ctx.hears === false && incident.status !== 'closed' && incident.status !== 'cancelled'
    ? [text(textsFor(ctx)(`card.notHeard.${place}`, { caller: incident.caller.name }), 'subtle')]
    : [];

export const confidentialBlocks = (incident: Incident, ctx: CardContext): readonly Block[] =>
  incident.confidential ? [text(textsFor(ctx)('card.confidential'), 'subtle')] : [];

/** A mail that nobody vouches for, or that came back. */
export const mailBlocks = ({ unconfirmed, cameBack, caller }: Incident, ctx: CardContext): readonly Block[] => {
  const t = textsFor(ctx);
  return [
    ...(unconfirmed ? [text(t('card.unconfirmed', { caller: caller.name }), 'warning')] : []),
    ...(cameBack
      ? [
          text(
            t('card.cameBack', { address: cameBack.address, why: cameBack.why, at: atWords(ctx, cameBack.at) }),
            'warning',
          ),
        ]
      : []),
  ];
};

/** Pictures that were sent along; where they have no address, how many there are. */
export const pictureBlocks = (attachments: readonly Attachment[], ctx: CardContext): readonly Block[] => {
  const shown = attachments.flatMap((attachment): readonly Block[] => {
    const url = ctx.fileUrl?.(attachment.id);
    return url === undefined ? [] : [{ type: 'image', url, alt: attachment.name }];
  });
  const hidden = attachments.length - shown.length;
  return [...shown, ...(hidden > 0 ? [text(textsFor(ctx)('card.pictures', { count: hidden }), 'subtle')] : [])];
};
