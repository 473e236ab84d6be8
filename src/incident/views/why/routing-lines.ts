import type { DeskContext } from '../../../desk/context';
import { CASE_TYPES } from '../../../desk/model';
import type { RouteCondition } from '../../../desk/routes';
import { areaName, serviceName, teamName, typeName } from '../../../desk/words';
import { textsFor } from '../../../view/text';
import { list } from '../../../view/words';
import type { Routing } from '../../routed';

const typeNamed = (ctx: DeskContext, wanted: string): string => {
  const type = CASE_TYPES.find((one) => one === wanted);
  return type ? typeName(ctx, type) : wanted;
};

/** What a rule asks for, as its reader calls it; what the desk no longer has, by its key. */
const wantedName = (ctx: DeskContext, on: RouteCondition, wanted: string): string => {
  const t = textsFor(ctx);
  const { lang } = ctx.reader;
  switch (on) {
    case 'category': {
      const [category = '', sub] = wanted.split('.');
      return areaName(ctx, { category, ...(sub !== undefined && { sub }) });
    }
    case 'service':
      return serviceName(ctx, wanted);
    case 'group':
      return ctx.desk.groups[wanted]?.name[lang] ?? wanted;
    case 'language':
      return t('route.language', { lang: wanted });
    case 'type':
      return typeNamed(ctx, wanted);
    case 'device':
    case 'hour':
      return wanted;
  }
};

/** Which rule put it where it went, and why each earlier one did not. */
export const routingLines = ({ team, of, rule, missed }: Routing, ctx: DeskContext): readonly string[] => {
  const t = textsFor(ctx);
  const values = { team: teamName(ctx, team), of, number: rule?.number ?? 0 };
  const conditions = (rule?.if ?? []).map(({ on, wanted }) =>
    t('route.on', { on, wanted: wantedName(ctx, on, wanted) }),
  );
  const found = !rule
    ? t('route.none', values)
    : conditions.length === 0
      ? t('route.rest', values)
      : t('route.rule', { ...values, conditions: list(ctx, conditions) });
  const others = missed.map(({ number, on, wanted }) =>
    t('route.missed', { number, condition: t('route.not', { on, wanted: wantedName(ctx, on, wanted) }) }),
  );
  return [found, ...others];
};
