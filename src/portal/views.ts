import type { DeskContext } from '../desk/context';
import { text, title } from '../view/build';
import { textsFor } from '../view/text';
import type { View } from '../view/view';

/** The mail by which somebody signs in. */
export const signInView = (ctx: DeskContext, url: string): View => {
  const t = textsFor(ctx);
  const desk = ctx.desk.name[ctx.reader.lang];
  const heading = t('portal.mail.heading', { desk });
  return {
    fallback: heading,
    blocks: [
      title(heading),
      text(t('portal.mail.asked', { desk })),
      text([{ link: url, label: t('portal.signIn.do') }]),
      text(t('portal.mail.once'), 'subtle'),
    ],
  };
};
