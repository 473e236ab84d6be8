import type { Service } from '../../../desk/model';
import { personName, serviceName, teamName } from '../../../desk/words';
import { text, title } from '../../../view/build';
import { textsFor } from '../../../view/text';
import { durationWords } from '../../../view/time';
import type { View } from '../../../view/view';
import type { QueuedCase } from '../../store';
import type { CardContext } from '../context';
import { caseLines } from './rows';

/** Cases that are named; the others are counted. */
const MOST_NAMED = 10;

/** A service as it is now. `open`: its cases that the reader may read. */
export const serviceView = (
  ctx: CardContext,
  { key, team, owner, criticality }: Service,
  { open, downMs }: { readonly open: readonly Pick<QueuedCase, 'number' | 'title'>[]; readonly downMs: number },
): View => {
  const t = textsFor(ctx);
  const name = serviceName(ctx, key);
  const cases = t('service.open', { count: open.length });
  return {
    fallback: `${name}: ${cases}`,
    blocks: [
      title(name),
      {
        type: 'facts',
        facts: [
          ...(owner === undefined ? [] : [{ label: t('service.owner'), value: [personName(ctx, owner)] }]),
          { label: t('fact.team'), value: [teamName(ctx, team)] },
          { label: t('service.criticality'), value: [t(`service.is.${criticality}`)] },
          {
            label: t('service.down'),
            value: [downMs === 0 ? t('service.never') : durationWords(ctx.reader.lang, downMs)],
          },
        ],
      },
      text(cases, 'subtle'),
      ...caseLines(open.slice(0, MOST_NAMED), ctx),
    ],
  };
};
