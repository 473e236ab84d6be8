import { type Line, line } from '../../command/lines';
import type { DeskContext } from '../../desk/context';
import { textsFor } from '../../view/text';
import { shorten } from '../../view/words';
import type { EditRefusal } from '../edits';
import type { DeskRefusal } from '../rights';

export const DESK_REFUSALS = [
  'admins_only',
  'not_your_team',
  'leads_only',
  'no_team',
  'no_answer',
  'no_category',
  'everyone',
  'no_such_person',
  'name_needed',
] as const satisfies readonly (DeskRefusal | EditRefusal['refused'])[];

export const deskRefusalLine = (ctx: DeskContext, refused: DeskRefusal): string =>
  textsFor(ctx)(`desk.refusal.${refused}`, { email: '' });

export const editRefusalLine = (ctx: DeskContext, refusal: EditRefusal): string =>
  textsFor(ctx)(`desk.refusal.${refusal.refused}`, {
    email: refusal.refused === 'name_needed' ? shorten(refusal.email, 60) : '',
  });

/** It is so already. */
export const deskSameLine: Line = line('desk.same');
/** Somebody changed the desk since: it can be neither applied nor taken back. */
export const deskGoneLine: Line = line('desk.gone');
/** Only a person can edit this part of the file. */
export const deskByHandLine: Line = line('desk.byHand');
/** An answer is longer than a form can hold. */
export const answerTooLongLine: Line = line('desk.answerTooLong');
/** The words of a category are too many for a form, or not ones that it can tell apart. */
export const wordsByHandLine: Line = line('desk.wordsByHand');
/** Somebody else changed what the form shows, after it was opened. */
export const changedMeanwhileLine: Line = line('desk.changedMeanwhile');

export const FILE_TROUBLES = ['not_fetched', 'too_large', 'not_utf8', 'direct_only'] as const;

/** Why a desk file that was sent could not be read. */
export const deskFileLine = (ctx: DeskContext, name: string, trouble: (typeof FILE_TROUBLES)[number]): string =>
  textsFor(ctx)(`desk.file.${trouble}`, { name: shorten(name, 60) });
