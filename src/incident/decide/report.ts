import type { Desk } from '../../desk/model';
import { LIMITS } from '../../ground/limits';
import type { CommandOf } from '../commands';
import { storedType, typeFor, typeOf } from '../policies/case-type';
import { categoryFor } from '../policies/category';
import { makePlan } from '../policies/plan';
import { startingPriority, UNASSESSED } from '../policies/priority';
import { placedBy } from '../policies/routing';
import { type Incident, QUESTIONS } from '../types';
import { ALREADY, isBlank, named, type Outcome, refuse } from './shared';

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
  const wanted =
    command.category ?? service?.category ?? categoryFor(desk, `${command.title}\n${command.details ?? ''}`);
  const category = desk.categories[wanted];
  if (!category) throw new Error(`No category "${wanted}" on the desk`);
  const { impact, urgency } = { ...UNASSESSED, ...command.assessment };
  const caseType = storedType(command.caseType ?? typeFor(desk, `${command.title}\n${command.details ?? ''}`), desk);
  const priority = startingPriority(desk, { ...caseType, impact, urgency });
  const callerGroup = command.callerGroup === undefined ? undefined : desk.groups[command.callerGroup]?.key;
  const { team, routing } = placedBy(
    desk,
    {
      category: category.key,
      service: service?.key,
      group: callerGroup,
      language: command.language,
      type: typeOf(caseType),
      at: command.at,
    },
    service?.team ?? category.team,
  );
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
      confidential: category.confidential,
      ...caseType,
      category: category.key,
      team,
      ...(routing && { routing }),
      ...(service && { service: service.key }),
      ...(callerGroup !== undefined && { callerGroup }),
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
  ];
};
