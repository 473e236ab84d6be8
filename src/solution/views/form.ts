import type { DeskContext } from '../../desk/context';
import { areaName, serviceName } from '../../desk/words';
import { LIMITS } from '../../ground/limits';
import { type Fields, MOST_CHOICES } from '../../incident/case-command';
import { areaKey, areasOf } from '../../incident/policies/area';
import { NO_SERVICE } from '../../incident/policies/read-report';
import { text } from '../../view/build';
import { choice, form, input } from '../../view/form';
import { type TextKey, textsFor } from '../../view/text';
import type { ActionData, Block, View } from '../../view/view';
import { STEPS_MAX } from '../policies/written';
import type { SolutionAction } from '../table';
import { SOLUTION_READERS } from '../types';
import { button } from './words';

/** A form in which a solution is written. */
export interface SolutionForm {
  readonly heading: TextKey;
  /** Which one it is, or the case that it is made of. */
  readonly about?: string;
  /** What to look at before it is sent. */
  readonly note?: string;
  /** Its language is not asked. */
  readonly fixed?: true;
  readonly send: SolutionAction;
  /** What Send and Cancel carry. */
  readonly data: ActionData;
  readonly back: SolutionAction;
}

const areaChoices = (ctx: DeskContext) =>
  areasOf(ctx.desk)
    .map((area) => ({ value: areaKey(area), label: areaName(ctx, area) }))
    .slice(0, MOST_CHOICES);

const serviceInput = (ctx: DeskContext, value: string | undefined): readonly Block[] => {
  const t = textsFor(ctx);
  const services = Object.keys(ctx.desk.services).map((key) => ({ value: key, label: serviceName(ctx, key) }));
  if (services.length === 0) return [];
  const none = { value: NO_SERVICE, label: t('form.report.noService') };
  return [choice(ctx, 'service', t('fact.service'), [none, ...services].slice(0, MOST_CHOICES), value ?? NO_SERVICE)];
};

/** Inputs `lang`, `title`, `steps`, `readers`, `area` and, where there are any, `service`. */
export const solutionForm = (ctx: DeskContext, of: SolutionForm, typed: Fields): View => {
  const t = textsFor(ctx);
  const languages = ctx.desk.languages.map((lang) => ({ value: lang, label: t(`solution.lang.${lang}`) }));
  return form({
    problem: typed['problem'],
    heading: t(of.heading),
    ...(of.about !== undefined && { about: of.about }),
    inputs: [
      ...(of.note === undefined ? [] : [text(of.note, 'warning')]),
      ...(of.fixed || languages.length < 2
        ? []
        : [choice(ctx, 'lang', t('form.solution.lang'), languages, typed['lang'] ?? ctx.reader.lang)]),
      input(ctx, {
        id: 'title',
        label: 'form.solution.title',
        max: LIMITS.title,
        multiline: false,
        placeholder: 'form.solution.titleExample',
        value: typed['title'],
      }),
      input(ctx, {
        id: 'steps',
        label: 'form.solution.steps',
        max: STEPS_MAX,
        placeholder: 'form.solution.stepsExample',
        value: typed['steps'],
      }),
      choice(
        ctx,
        'readers',
        t('form.solution.readers'),
        SOLUTION_READERS.map((value) => ({ value, label: t(`solution.for.${value}`) })),
        typed['readers'] ?? 'operators',
      ),
      choice(ctx, 'area', t('fact.area'), areaChoices(ctx), typed['area']),
      ...serviceInput(ctx, typed['service']),
    ],
    send: button(t, 'button.sendSolution', of.send, of.data, { style: 'primary', submits: true }),
    cancel: button(t, 'button.cancel', of.back, of.data),
  });
};
