import { fillAnswer } from '../../desk/answers';
import type { Answer } from '../../desk/model';
import { numberWords } from '../../desk/words';
import { readerOf } from '../../people/reach';
import type { IncidentTurn } from '../turn';
import type { Incident } from '../types';

/** The text of a ready-made answer for this caller: in their language, with their name and the case's number. */
export const filledAnswer = async (
  { deps, ctx }: IncidentTurn,
  incident: Incident,
  answer: Answer,
): Promise<string> => {
  const caller = await deps.store.people.get(incident.caller.id);
  const { lang } = readerOf(caller, ctx.desk, incident.language);
  return fillAnswer(answer, lang, { caller: incident.caller.name, number: numberWords(ctx, incident) });
};
