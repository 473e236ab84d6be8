import { AUDIENCES, type Spoken } from '../command/command';
import { goneLine } from '../command/lines';
import type { DeskContext } from '../desk/context';
import { bold, buttons, text, title } from '../view/build';
import { textsFor } from '../view/text';
import type { Spans, View } from '../view/view';
import { button } from './button';
import type { SmallTalk } from './small-talk';

/** One command in the help: how it is typed, what it does, who has it. */
export interface HelpRow {
  readonly usage: string;
  readonly help: string;
  readonly for: Spoken['for'];
}

/** Help rows of these commands, in the reader's words. */
export const helpRows = (ctx: DeskContext, commands: readonly Spoken[]): readonly HelpRow[] => {
  const t = textsFor(ctx);
  return commands.map(({ words, usage, shown, help, for: audience }) => {
    const [word] = words[ctx.reader.lang];
    const number = { number: `${ctx.desk.prefix}-7` };
    const behind = usage === 'nothing' ? '' : t(`takes.${usage}`, number);
    return { usage: `${word} ${shown ? t(shown, number) : behind}`.trim(), help: t(help), for: audience };
  });
};

/** How an operator writes freely to the caller: no command, so it has no row of its own among them. */
export const replyRow = (ctx: DeskContext): HelpRow => {
  const t = textsFor(ctx);
  return { usage: t('toCaller.usage'), help: t('toCaller.help'), for: 'operators' };
};

/** Where the guide for people is: an address of the company's, in which `{lang}` is their language, else a file of Vagt's own. */
const guideLine = (ctx: DeskContext, guideUrl: string | undefined): Spans => {
  const { lang } = ctx.reader;
  const t = textsFor(ctx);
  if (guideUrl === undefined) return [t('help.guideFile', { file: `docs/guide.${lang}.md` })];
  const link = guideUrl.replaceAll('{lang}', lang);
  return [t('help.guide'), ' ', { link, label: link }];
};

/** What this person may do, grouped, with buttons for the commonest, and where all of it is told. */
export const helpView = (ctx: DeskContext, rows: readonly HelpRow[], guideUrl?: string): View => {
  const t = textsFor(ctx);
  const groups = AUDIENCES.map((group) => ({ group, rows: rows.filter((row) => row.for === group) }));
  const line = (row: HelpRow): Spans => [bold(row.usage), ` – ${row.help}`];
  const forOperators = rows.some((row) => row.for === 'operators');
  return {
    fallback: [`${t('help.heading')}:`, rows.map((row) => row.usage).join(', ')].join(' '),
    blocks: [
      title(t('help.heading')),
      text(t('help.intro')),
      ...groups
        .filter((group) => group.rows.length > 0)
        .flatMap(({ group, rows: shown }) => [
          text([bold(t(`help.group.${group}`))]),
          ...shown.map((row) => text(line(row))),
        ]),
      ...buttons([
        button(t, 'button.report', 'report.open', {}),
        button(t, 'button.mine', 'mine', {}),
        ...(forOperators
          ? [button(t, 'button.reportFor', 'reportFor.open', {}), button(t, 'button.queue', 'queue', {})]
          : []),
      ]),
      text(guideLine(ctx, guideUrl), 'subtle'),
    ],
  };
};

/** What this is and how to begin, for somebody new. */
export const welcome = (ctx: DeskContext): View => {
  const t = textsFor(ctx);
  const heading = t('welcome.heading', { desk: ctx.desk.name[ctx.reader.lang] });
  const [how, example] = [t('welcome.how'), t('welcome.example')];
  return {
    fallback: [heading, how, example].join(' '),
    blocks: [title(heading), text(how), { type: 'quote', text: example }, text(t('welcome.next'), 'subtle')],
  };
};

/** Said once, when the app is installed for a person. */
export const welcomeView = (ctx: DeskContext): View => {
  const t = textsFor(ctx);
  const { fallback, blocks } = welcome(ctx);
  return {
    fallback,
    blocks: [
      ...blocks,
      ...buttons([
        button(t, 'button.report', 'report.open', {}, { style: 'primary' }),
        button(t, 'button.mine', 'mine', {}),
        button(t, 'button.help', 'help', {}),
      ]),
    ],
  };
};

/** A button of something that is there no more, and what is there instead. */
export const outOfDateView = (ctx: DeskContext): View => {
  const t = textsFor(ctx);
  const words = goneLine(ctx);
  return {
    fallback: words,
    blocks: [
      text(words, 'warning'),
      ...buttons([button(t, 'button.mine', 'mine', {}), button(t, 'button.help', 'help', {})]),
    ],
  };
};

/** The answer to a courtesy: friendly, and never a form. */
export const smallTalkView = (ctx: DeskContext, kind: SmallTalk): View => {
  const t = textsFor(ctx);
  return {
    fallback: t(`smallTalk.${kind}`),
    blocks: [
      text(t(`smallTalk.${kind}`)),
      ...(kind === 'greeting'
        ? buttons([
            button(t, 'button.report', 'report.open', {}),
            button(t, 'button.mine', 'mine', {}),
            button(t, 'button.help', 'help', {}),
          ])
        : []),
    ],
  };
};
