import type { DeskContext } from '../../desk/context';
import type { Platform } from '../../ground/refs';
import type { PlainMessage } from '../../people/ways';
import { text, title } from '../../view/build';
import { cutTo, inGsm7 } from '../../view/gsm7';
import { textsFor } from '../../view/text';
import { momentWords } from '../../view/time';
import type { View } from '../../view/view';
import type { OutageContent } from './content';

export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = { slack: 'Slack', teams: 'Teams' };

const SMS = 160;

interface Words {
  readonly heading: string;
  readonly since: string;
  /** What people can do meanwhile, and what happens by itself. */
  readonly meanwhile: string;
}

const wordsOf = ({ platform, since, over }: OutageContent, ctx: DeskContext): Words => {
  const t = textsFor(ctx);
  const name = PLATFORM_NAMES[platform];
  const from = momentWords(ctx, since);
  if (over) {
    const until = momentWords(ctx, over);
    return {
      heading: t('outage.over', { name }),
      since: t('outage.lasted', { from, until }),
      meanwhile: t('outage.caughtUp'),
    };
  }
  const address = ctx.desk.mail?.address;
  const report = address === undefined ? [] : [t('outage.byMail', { address })];
  return {
    heading: t('outage.heading', { name }),
    since: t('outage.since', { name, from }),
    meanwhile: [...report, t('outage.meanwhile', { name })].join(' '),
  };
};

/** Told where somebody can be reached; edited when it is over. */
export const outageView = (content: OutageContent, ctx: DeskContext): View => {
  const { heading, since, meanwhile } = wordsOf(content, ctx);
  return {
    fallback: `${heading} · ${since}`,
    blocks: [title(heading), text(since, content.over ? 'good' : 'warning'), text(meanwhile)],
  };
};

/** The same where no chat can be reached. */
export const plainOutage = (content: OutageContent, ctx: DeskContext): PlainMessage => {
  const { heading, since, meanwhile } = wordsOf(content, ctx);
  return {
    subject: heading,
    text: [since, meanwhile].join('\n\n'),
    sms: cutTo(inGsm7(`${heading}. ${since}`), SMS),
    speech: `${heading}. ${since}`,
    lang: ctx.reader.lang,
  };
};
