import type { DeskContext } from '../../desk/context';
import { areaName, serviceName, teamName } from '../../desk/words';
import { type Actor } from '../../ground/actor';
import { LANGS } from '../../ground/lang';
import { homeOf } from '../../incident/policies/home';
import { isStaff } from '../../people/rights';
import { type Banner, bannerBlocks, buttons, quote, text, title } from '../../view/build';
import { textsFor } from '../../view/text';
import { momentWords } from '../../view/time';
import type { Block, Button, View } from '../../view/view';
import { byName, list, shorten } from '../../view/words';
import { staleReasons } from '../policies/stale';
import { mayDecide, mayWrite } from '../rights';
import type { Solution } from '../types';
import { button, languagesOf, solutionTitle, versionFor } from './words';

/** Where it stands, in a sentence. */
export const standingWords = (ctx: DeskContext, { status, returned, approved, withdrawn, team }: Solution): string => {
  const t = textsFor(ctx);
  if (status === 'withdrawn') {
    const { by = 'vagt' as const, at = ctx.now } = withdrawn ?? {};
    return t('solution.is.withdrawn', { who: byName(ctx, by), at: momentWords(ctx, at) });
  }
  if (status === 'approved') {
    const { by = 'vagt' as const, at = ctx.now } = approved ?? {};
    return t('solution.is.approved', { who: byName(ctx, by), at: momentWords(ctx, at) });
  }
  if (returned) return t('solution.is.returned', { who: byName(ctx, returned.by) });
  const lead = ctx.desk.people[ctx.desk.teams[homeOf(ctx.desk, team)]?.lead ?? '']?.name ?? teamName(ctx, team);
  return t('solution.is.draft', { lead });
};

/** How often it was used and held, and why somebody should look at it. */
export const useWords = (ctx: DeskContext, { used, failed }: Solution): string =>
  textsFor(ctx)('solution.used', { used, failed });

const staffFacts = (solution: Solution, ctx: DeskContext) => {
  const t = textsFor(ctx);
  const { readers, lastUsedAt, writtenAt, draftedBy } = solution;
  return [
    { label: t('fact.solutionFor'), value: [t(`solution.for.${readers}`)] },
    {
      label: t('fact.solutionUse'),
      value: [[useWords(ctx, solution), ...(lastUsedAt ? [momentWords(ctx, lastUsedAt)] : [])].join(' · ')],
    },
    { label: t('fact.solutionWritten'), value: [[byName(ctx, draftedBy), momentWords(ctx, writtenAt)].join(' · ')] },
    {
      label: t('fact.solutionLanguages'),
      value: [
        list(
          ctx,
          languagesOf(solution).map((lang) => t(`solution.lang.${lang}`)),
        ),
      ],
    },
  ];
};

/** What this person may do with it. */
export const solutionButtons = (solution: Solution, actor: Actor, ctx: DeskContext): readonly Button[] => {
  const t = textsFor(ctx);
  const { desk, reader } = ctx;
  const data = { solution: solution.id };
  const { status, returned } = solution;
  if (status === 'withdrawn') return [];
  const decides = mayDecide(desk, actor, solution) && status === 'draft' && !returned;
  const writes = mayWrite(desk, actor, solution);
  const others = LANGS.filter((lang) => desk.languages.includes(lang) && !solution.versions[lang]);
  const own = solution.versions[reader.lang] ? reader.lang : languagesOf(solution)[0];
  return [
    ...(decides
      ? [
          button(t, 'button.approve', 'approveSolution', data, { style: 'primary' }),
          button(t, 'button.return', 'returnSolution.open', data),
        ]
      : []),
    ...(writes && own ? [button(t, 'button.editSolution', 'editSolution.open', { ...data, lang: own })] : []),
    ...(writes
      ? others.map((lang) =>
          button(t, 'button.translateSolution', 'editSolution.open', { ...data, lang }, { values: { lang } }),
        )
      : []),
    ...(mayWrite(desk, actor, solution)
      ? [button(t, 'button.withdrawSolution', 'withdrawSolution.open', data, { style: 'danger' })]
      : []),
  ];
};

const staleBlocks = (solution: Solution, ctx: DeskContext): readonly Block[] =>
  staleReasons(ctx.desk, solution, ctx.now).map((reason) => text(textsFor(ctx)(`solution.stale.${reason}`), 'warning'));

/** A standard solution as it is now, with what its reader may do. */
export const solutionView = (solution: Solution, actor: Actor, ctx: DeskContext, banner?: Banner): View => {
  const t = textsFor(ctx);
  const staff = isStaff(ctx.desk, actor);
  const name = solutionTitle(ctx, solution);
  const standing = standingWords(ctx, solution);
  const service = solution.service === undefined ? [] : [serviceName(ctx, solution.service)];
  const why = solution.withdrawn?.why ?? solution.returned?.why;
  return {
    fallback: [...(banner ? [banner.text] : []), shorten(name, 120), ...(staff ? [standing] : [])].join(' · '),
    blocks: [
      ...bannerBlocks(banner),
      title(name),
      ...(staff ? [text(standing, 'subtle'), ...quote(why)] : []),
      ...quote(versionFor(solution, ctx.reader.lang).steps),
      {
        type: 'facts',
        facts: [
          { label: t('fact.area'), value: [[areaName(ctx, solution), ...service].join(' · ')] },
          ...(staff ? staffFacts(solution, ctx) : []),
        ],
      },
      ...(staff ? staleBlocks(solution, ctx) : []),
      ...buttons(solutionButtons(solution, actor, ctx)),
    ],
  };
};
