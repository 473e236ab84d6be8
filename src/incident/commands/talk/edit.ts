import { z } from 'zod';
import { LIMITS } from '../../../ground/limits';
import { momentWords } from '../../../view/time';
import { caseCommand } from '../../case-command';
import { ALREADY, isBlank, refuse } from '../../decide/shared';
import { writtenBy } from '../../revisions/written';
import { mayWork, theWriters } from '../../rights';

/** Nobody gives it: a client tells that a message whose words the case holds was edited by its writer. */
export const edit = caseCommand({
  type: 'edit',
  may: theWriters,
  takes: z.object({
    message: z.string(),
    of: z.string(),
    text: z.string().trim(),
    revision: z.string(),
    restored: z.literal(true).optional(),
  }),
  decide: ({ by, message, of, text, revision, restored }, state, desk) => {
    const written = writtenBy(state, message, by);
    // Told late, or once more.
    if (!written || (written.revision ?? '') >= revision) return ALREADY;
    if (written.erased && !restored) return ALREADY;
    // What the caller reads is written by who works for them now; deleting stays everybody's own.
    if (written.as === 'message' && !mayWork(desk, by, state)) return ALREADY;
    const isReport = written.as === 'report';
    if (isBlank(text) && (isReport || !written.pictures)) return refuse('empty_text');
    if (text.length > (isReport ? LIMITS.details : LIMITS.text)) return refuse('too_long');
    return [{ type: 'edited', message, of, text, revision }];
  },
  done: 'done.edited',
  fact: ({ editedAt }, _, ctx) => editedAt && { label: 'fact.edited', words: momentWords(ctx, editedAt) },
});
