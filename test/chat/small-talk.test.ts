import da from '../../locales/da.json';
import en from '../../locales/en.json';
import { createDeskChat, shown } from '../support/desk-chat';

/** What kim has reported before: nothing, a case, two, one with a question for kim, one that is resolved. */
type Before = 'nothing' | 'one' | 'two' | 'asked' | 'resolved';
type Row = readonly [before: Before, text: string, does: string];

const DANISH: readonly Row[] = [
  ['nothing', '', 'greeting'],
  ['nothing', 'hej', 'greeting'],
  ['one', 'Hej Vagt!', 'greeting'],
  ['one', 'ok tak skal du have', 'thanks'],
  ['one', 'super, mange tak for hjælpen 🙏', 'thanks'],
  ['nothing', 'tak, og god weekend', 'thanks'],
  ['nothing', 'hav en god dag!', 'farewell'],
  ['one', 'ja', 'nod'],
  ['one', '👍', 'nod'],
  ['asked', 'ja', 'answer'],
  ['nothing', 'hvordan går det?', 'nothingOpen'],
  ['one', 'hvordan går det?', 'stands'],
  ['one', 'er der nyt?', 'stands'],
  ['one', 'Hej, er der noget nyt?', 'stands'],
  ['one', 'status', 'stands'],
  ['one', 'status på INC-1?', 'stands'],
  ['asked', 'status', 'stands'],
  ['two', 'hvordan går det med min sag', 'list'],
  ['one', 'det virker igen', 'closed, undo'],
  ['one', 'Nu virker det igen, tak!', 'closed, undo'],
  ['resolved', 'ja, det virker', 'closed, undo'],
  ['asked', 'det virker nu', 'closed, undo'],
  ['two', 'det virker igen', 'which'],
  ['nothing', 'det virker igen', 'noneToClose'],
  ['one', 'virker det igen?', 'stands'],
  ['one', 'det virker stadig ikke', 'choice of one'],
  ['two', 'det virker stadig ikke', 'choice of several'],
  ['asked', 'den på 3. sal', 'answer'],
  ['one', 'annuller', 'cancelled, undo'],
  ['one', 'nej, annullér INC-1', 'cancelled, undo'],
  ['two', 'annullér', 'which'],
  ['nothing', 'server nede', 'report form'],
  ['nothing', 'hej, min skærm er sort', 'report form'],
  ['nothing', 'tak for ingenting, den er stadig i stykker', 'report form'],
  ['one', 'router defekt', 'choice of one'],
  ['nothing', 'meld router defekt', 'a case'],
  ['one', 'meld skærmen er sort', 'a case'],
  ['one', 'hvad kan du?', 'help'],
  ['one', 'hjalp', 'help'],
  ['one', 'vis INC-1', 'card'],
  ['nothing', 'Kære Vagt', 'greeting'],
  ['nothing', 'er der hul igennem?', 'greeting'],
  ['nothing', 'test', 'greeting'],
  ['one', 'tusind tak for hjælpen alle sammen', 'thanks'],
  ['one', 'flot arbejde!', 'thanks'],
  ['one', 'vi ses i morgen', 'farewell'],
  ['one', 'det er bare i orden', 'nod'],
  ['asked', 'det er bare i orden', 'answer'],
  ['one', 'ja, det gør det', 'nod'],
  ['nothing', 'hvad kan du hjælpe med?', 'help'],
  ['nothing', 'hvordan virker det her?', 'help'],
  ['one', 'nyt?', 'stands'],
  ['one', 'noget nyt i sagen?', 'stands'],
  ['one', 'hvor langt er I med min sag?', 'stands'],
  ['one', 'hvornår kommer der nogen?', 'stands'],
  ['one', 'hvem arbejder på den?', 'stands'],
  ['one', 'har I set min sag?', 'stands'],
  ['one', 'hej Vagt, hvordan går det i dag?', 'stands'],
  ['one', 'rykker for svar', 'stands'],
  ['asked', 'rykker for svar', 'answer'],
  ['one', 'det haster!', 'stands'],
  ['one', 'jeg venter stadig', 'stands'],
  ['one', 'er den løst nu?', 'stands'],
  ['one', 'min sag', 'stands'],
  ['two', 'min sag', 'list'],
  ['nothing', 'opdatering?', 'nothingOpen'],
  ['one', 'løst', 'closed, undo'],
  ['one', 'det er i orden nu', 'closed, undo'],
  ['one', 'problemet er væk', 'closed, undo'],
  ['one', 'luk sagen', 'closed, undo'],
  ['one', 'I må gerne lukke den, tak', 'closed, undo'],
  ['one', 'luk INC-1', 'closed, undo'],
  ['two', 'luk min sag', 'which'],
  ['one', 'printeren virker igen', 'which'],
  ['one', 'jeg kan logge ind igen', 'which'],
  ['nothing', 'printeren virker igen', 'noneToClose'],
  ['one', 'glem det', 'cancelled, undo'],
  ['one', 'kan I annullere min sag?', 'cancelled, undo'],
  ['two', 'glem det', 'which'],
  ['nothing', 'glem det', 'nothingOpen'],
  ['one', 'skærmen virker ikke', 'choice of one'],
  ['one', 'printeren er i stykker igen', 'choice of one'],
  ['one', 'der kommer ikke noget ud', 'choice of one'],
  ['one', 'jeg har ikke hørt noget', 'stands'],
  ['one', 'du virker', 'choice of one'],
  ['one', 'noget virker igen', 'choice of one'],
  ['one', 'det virker snart', 'choice of one'],
  ['one', 'jeg har en opdatering', 'choice of one'],
  ['nothing', 'jeg har et problem', 'report form'],
  ['nothing', 'nu virker intet', 'report form'],
  ['nothing', 'computeren kører langsomt igen', 'report form'],
  ['one', 'nu virker kun wifi', 'choice of one'],
  ['one', 'den virker dårligt nu', 'choice of one'],
  ['one', 'INC-1 er løst', 'closed, undo'],
  ['one', '#1 er løst, tak', 'closed, undo'],
  ['one', 'er INC-1 løst', 'stands'],
  ['one', 'INC-1?', 'stands'],
  ['one', 'hvad med INC-1', 'stands'],
  ['one', 'INC-1 virker ikke', 'choice of one'],
  ['one', 'jeg er lukket ud', 'choice of one'],
  ['nothing', 'jeg er lukket ud igen', 'report form'],
  ['one', 'er min sag lukket', 'stands'],
  ['one', 'sagen er lukket', 'stands'],
  ['one', 'sagen kan godt blive lukket', 'closed, undo'],
  ['asked', 'jeg har brug for hjælp', 'answer'],
  ['asked', 'hvad kan du hjælpe med?', 'help'],
  ['nothing', 'kan I hjælpe med printeren?', 'report form'],
];

const ENGLISH: readonly Row[] = [
  ['nothing', '', 'greeting'],
  ['nothing', 'hello there', 'greeting'],
  ['one', 'Hi, good morning', 'greeting'],
  ['one', 'ok, thank you so much', 'thanks'],
  ['one', 'great, thanks :)', 'thanks'],
  ['nothing', 'thanks and have a nice day', 'thanks'],
  ['nothing', 'bye', 'farewell'],
  ['one', 'got it', 'nod'],
  ['one', '👍', 'nod'],
  ['asked', 'yes', 'answer'],
  ['nothing', 'how is it going?', 'nothingOpen'],
  ['one', 'how’s it going?', 'stands'],
  ['one', 'any news?', 'stands'],
  ['one', 'Hello, any update?', 'stands'],
  ['one', 'status', 'stands'],
  ['one', 'status of INC-1?', 'stands'],
  ['asked', 'status?', 'stands'],
  ['two', 'how is my case?', 'list'],
  ['one', 'it works again', 'closed, undo'],
  ['one', 'it’s working now, thanks!', 'closed, undo'],
  ['resolved', 'yes, it works', 'closed, undo'],
  ['asked', 'it works now', 'closed, undo'],
  ['two', 'it works again', 'which'],
  ['nothing', 'it works again', 'noneToClose'],
  ['one', 'does it work again?', 'choice of one'],
  ['one', 'it still does not work', 'choice of one'],
  ['two', 'it still does not work', 'choice of several'],
  ['asked', 'the one on floor 3', 'answer'],
  ['one', 'cancel', 'cancelled, undo'],
  ['one', 'no, cancel INC-1', 'cancelled, undo'],
  ['two', 'cancel', 'which'],
  ['nothing', 'server down', 'report form'],
  ['nothing', 'hi, my screen is black', 'report form'],
  ['nothing', 'thanks but no, it is still broken', 'report form'],
  ['one', 'router broken', 'choice of one'],
  ['nothing', 'report router broken', 'a case'],
  ['one', 'report the screen is black', 'a case'],
  ['one', 'what can you do?', 'help'],
  ['one', 'help', 'help'],
  ['one', 'show INC-1', 'card'],
  ['nothing', 'hello again', 'greeting'],
  ['nothing', 'sorry to bother you', 'greeting'],
  ['one', 'thanks everyone, great job', 'thanks'],
  ['one', 'yes it does', 'nod'],
  ['nothing', 'what do you do?', 'help'],
  ['nothing', 'help me', 'help'],
  ['one', 'update please', 'stands'],
  ['asked', 'update please', 'answer'],
  ['one', 'can I get an update?', 'stands'],
  ['one', 'what is happening with my case?', 'stands'],
  ['one', 'who is working on it?', 'stands'],
  ['one', 'is it closed?', 'stands'],
  ['one', 'still waiting', 'stands'],
  ['one', 'I haven’t heard anything', 'stands'],
  ['one', 'my incidents', 'stands'],
  ['two', 'my incidents', 'list'],
  ['one', 'eta?', 'stands'],
  ['nothing', 'bump', 'nothingOpen'],
  ['one', 'solved', 'closed, undo'],
  ['one', 'all working now', 'closed, undo'],
  ['one', 'the issue is gone', 'closed, undo'],
  ['one', 'you can close it', 'closed, undo'],
  ['one', 'could you please close my ticket?', 'closed, undo'],
  ['one', 'close INC-1', 'closed, undo'],
  ['two', 'close the case', 'which'],
  ['one', 'the printer works again', 'which'],
  ['one', 'I can log in again', 'which'],
  ['nothing', 'the printer works again', 'noneToClose'],
  ['one', 'never mind', 'nod'],
  ['one', 'cancel my ticket please', 'cancelled, undo'],
  ['nothing', 'forget it', 'nothingOpen'],
  ['one', 'it does not work', 'choice of one'],
  ['one', 'somebody is working on it', 'choice of one'],
  ['one', 'it will work tomorrow', 'choice of one'],
  ['one', 'some of it works', 'choice of one'],
  ['one', 'I forget', 'choice of one'],
  ['one', 'nothing is happening', 'choice of one'],
  ['one', 'I have an update', 'choice of one'],
  ['nothing', 'I need a new mouse', 'report form'],
  ['nothing', 'nothing works now', 'report form'],
  ['nothing', 'the laptop works slowly again', 'report form'],
  ['one', 'INC-1 is fixed', 'closed, undo'],
  ['one', 'is INC-1 fixed', 'stands'],
  ['one', 'INC-1?', 'stands'],
  ['one', 'what about INC-1?', 'stands'],
  ['one', 'printer hardly works now', 'choice of one'],
  ['one', 'it works now but only upstairs', 'choice of one'],
  ['one', 'it has closed itself again', 'choice of one'],
  ['one', 'my ticket is closed', 'stands'],
  ['one', 'it can be closed', 'closed, undo'],
  ['asked', 'I need help with that', 'answer'],
  ['nothing', 'can you help with the printer?', 'report form'],
];

async function deskWith(before: Before, locale: string) {
  const desk = createDeskChat();
  desk.reads('kim', locale);
  if (before !== 'nothing') await desk.says('kim', 'report the printer is jammed');
  if (before === 'two') await desk.says('kim', 'report the door is locked');
  const does = async (action: string, data: Readonly<Record<string, string>>) =>
    desk.presses('dina', action, { incident: (await desk.incident(1)).id, ...data });
  if (before === 'asked') await does('ask.send', { text: 'Which floor?' });
  if (before === 'resolved') await does('resolve.send', { text: 'New toner', code: 'fixed' });
  return desk;
}

/** Sentences that are told from each other by their key. */
const SAID = {
  'smallTalk.greeting': 'greeting',
  'smallTalk.thanks': 'thanks',
  'smallTalk.farewell': 'farewell',
  'smallTalk.nod': 'nod',
  'talk.nothingOpen': 'nothingOpen',
  'talk.noneToClose': 'noneToClose',
  'help.heading': 'help',
  'mine.heading': 'list',
} as const;

async function whatItDoes([before, text]: Row, lang: 'da' | 'en'): Promise<string> {
  const desk = await deskWith(before, lang === 'da' ? 'da-DK' : 'en-GB');
  const { incidents } = desk.store;
  const had = (await Promise.all([1, 2].map((number) => incidents.byNumber(number)))).filter(Boolean).length;
  const words = shown(await desk.says('kim', text));
  if (await incidents.byNumber(had + 1)) return 'a case';
  const { status, lastAnswer } = (await incidents.byNumber(1))?.state ?? {};
  const undo = words.includes('"action":"reopen"') ? ', undo' : '';
  if (status === 'closed' || status === 'cancelled') return `${status}${undo}`;
  if (lastAnswer?.text === text) return 'answer';
  if (/"works"|cancel\.open/.test(words) && !words.includes('"facts"')) return 'which';
  if (words.includes('answer.choose')) {
    return /several|flere/.test(words) ? 'choice of several' : 'choice of one';
  }
  if (words.includes('report.send')) return 'report form';
  const catalogue = lang === 'da' ? da : en;
  const keys = ['smallTalk.greeting', 'smallTalk.thanks', 'smallTalk.farewell', 'smallTalk.nod'] as const;
  const others = ['talk.nothingOpen', 'talk.noneToClose', 'help.heading', 'mine.heading'] as const;
  const said = [...keys, ...others].find((key) => words.includes(JSON.stringify(catalogue[key]).slice(1, -1)));
  if (said) return SAID[said];
  if (words.includes('"facts"')) return 'card';
  return words.includes('"show"') && words.includes('INC-1') ? 'stands' : words;
}

describe('what people say', () => {
  it.each(DANISH)('%s, "%s": %s', async (...row) => {
    expect(await whatItDoes(row, 'da')).toBe(row[2]);
  });

  it.each(ENGLISH)('%s, "%s": %s', async (...row) => {
    expect(await whatItDoes(row, 'en')).toBe(row[2]);
  });

  it('takes back what one word did', async () => {
    for (const text of ['it works again', 'cancel']) {
      const desk = await deskWith('one', 'en-GB');
      await desk.says('kim', text);
      await desk.presses('kim', 'reopen', { incident: (await desk.incident(1)).id });
      expect((await desk.incident(1)).status).toBe('new');
    }
  });

  it('keeps the words of what may be something new, whether a case of theirs is open or not', async () => {
    for (const before of ['nothing', 'one'] as const) {
      const desk = await deskWith(before, 'en-GB');
      const words = shown(await desk.says('kim', 'I can smell smoke again'));
      expect(words).toContain('"report.open","data":{"text":"I can smell smoke again"}');
    }
  });

  it('lists first what waits for the writer', async () => {
    const desk = await deskWith('asked', 'en-GB');
    await desk.says('kim', 'report the door is locked');
    await desk.presses('dina', 'ask.send', { incident: (await desk.incident(2)).id, text: 'Which door?' });
    await desk.says('kim', 'report the lamp is broken');
    const words = shown(await desk.says('kim', 'the left one'));
    const at = [1, 2, 3].map((number) => words.indexOf(`"label":"INC-${number}"`));
    expect(at.every((one) => one >= 0)).toBe(true);
    expect(Math.max(at[0] ?? 0, at[1] ?? 0)).toBeLessThan(at[2] ?? 0);
  });
});
