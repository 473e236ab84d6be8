import type { Desk } from '../../desk/model';
import { LIMITS } from '../../ground/limits';
import type { CommandOf } from '../commands';
import { approvalFor } from '../policies/approval';
import { type Area, areaKey, areaOf, fallbackArea } from '../policies/area';
import { storedType, typeFor, typeOf } from '../policies/case-type';
import { areasFor } from '../policies/category';
import { makePlan } from '../policies/plan';
import { startingPriority, UNASSESSED } from '../policies/priority';
import { placedBy } from '../policies/routing';
import { type Incident, QUESTIONS } from '../types';
import { ALREADY, isBlank, named, type Outcome, refuse } from './shared';

/** What was wanted, in its likeliest part; else the first of these that the desk has: it may have changed since then. */
export const areaFor = (desk: Desk, suggested: readonly string[], wanted: string | undefined): Area => {
  const areas = suggested.flatMap((key) => areaOf(desk, key) ?? []);
  if (wanted === undefined) return areas[0] ?? fallbackArea(desk);
  return areas.find(({ category }) => category === wanted) ?? areaOf(desk, wanted) ?? { category: wanted };
};

/** Logs a new incident: categorised by its words, prioritised by the matrix, planned by its team's hours. */
export const report = (command: CommandOf<'report'>, state: Incident | undefined, desk: Desk): Outcome => {
  if (state) return ALREADY;
  if (isBlank(command.title)) return refuse('empty_text');
  const tooLong = [
    [command.title, LIMITS.title],
    [command.details, LIMITS.details],
    [command.where, LIMITS.where],
  ] as const;
  if (tooLong.some(([text, limit]) => (text?.length ?? 0) > limit)) return refuse('too_long');

  const service = command.service === undefined ? undefined : desk.services[command.service];
  const text = `${command.title}\n${command.details ?? ''}`;
  const suggested = command.suggested ?? areasFor(desk, text).map(areaKey);
  const wanted = command.category ?? service?.category;
  const area = areaFor(desk, suggested, wanted);
  const category = desk.categories[area.category];
  if (!category) throw new Error(`No category "${area.category}" on the desk`);
  const { impact, urgency } = { ...UNASSESSED, ...command.assessment };
  const caseType = storedType(command.caseType ?? typeFor(desk, text), desk);
  const callerGroup = command.callerGroup === undefined ? undefined : desk.groups[command.callerGroup]?.key;
  const { callerRecord, device, earlier } = command;
  const known = {
    ...(service && { service: service.key }),
    ...(device && { device }),
    ...(device && earlier && { earlier }),
    ...(callerRecord && { callerRecord }),
    ...(callerGroup !== undefined && { callerGroup }),
  };
  const priority = startingPriority(desk, { ...caseType, ...known, impact, urgency });
  const { team, routing } = placedBy(
    desk,
    {
      category: areaKey(area),
      service: service?.key,
      device: device?.tag,
      group: callerGroup,
      language: command.language,
      type: typeOf(caseType),
      at: command.at,
    },
    service?.team ?? category.team,
  );
  const callerKey = command.callerKey === undefined ? {} : { callerKey: command.callerKey };
  return [
    {
      type: 'logged',
      incident: command.incident,
      desk: desk.id,
      number: command.number,
      source: command.source,
      externalKey: command.key,
      title: command.title,
      ...(command.details && { details: command.details }),
      ...(command.where && { where: command.where }),
      attachments: command.attachments,
      language: command.language,
      origin: command.origin,
      ...(command.caller && command.caller.id !== command.by.id && { caller: named(command.caller) }),
      ...(command.link && { link: command.link }),
      ...(command.from !== undefined && { from: command.from }),
      ...(command.called && { called: command.called }),
      ...(command.absent && { absent: command.absent }),
      confidential: category.confidential,
      ...(command.unconfirmed && { unconfirmed: true as const }),
      ...caseType,
      ...area,
      suggested,
      ...(command.offers && command.offers.length > 0 && { offers: command.offers }),
      ...(command.alike !== undefined && { alike: command.alike }),
      ...callerKey,
      team,
      ...(routing && { routing }),
      ...known,
      impact,
      urgency,
      unanswered: QUESTIONS.filter((question) => command.assessment?.[question] === undefined),
      priority,
      plan: makePlan(desk, {
        team,
        priority,
        service: service?.key,
        callerGroup,
        ...caseType,
        policyFrom: command.at,
        loggedAt: command.at,
        confidential: category.confidential,
      }),
    },
    ...(command.asks ? [{ type: 'addressAsked' } as const] : []),
    ...approvalFor(
      desk,
      { ...caseType, ...callerKey, ...known, team, confidential: category.confidential },
      command.at,
    ),
  ];
};
