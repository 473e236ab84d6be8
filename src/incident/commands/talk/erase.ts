import { z } from 'zod';
import { caseCommand } from '../../case-command';
import { ALREADY } from '../../decide/shared';
import { writtenBy } from '../../revisions/written';
import { theWriters } from '../../rights';

/** Nobody gives it: a client tells that a message whose words the case holds was deleted. */
export const erase = caseCommand({
  type: 'erase',
  may: theWriters,
  takes: z.object({ message: z.string(), of: z.string(), revision: z.string() }),
  decide: ({ by, message, of, revision }, state) => {
    const written = writtenBy(state, message, by);
    if (!written || written.erased) return ALREADY;
    return [{ type: 'erased', message, of, revision, pictures: written.pictures ?? [] }];
  },
  done: 'done.erased',
});
