import type { RecordedCase } from '../../src/review/drawn';
import type { Review } from '../../src/review/types';
import { aDesk } from '../support/desk';
import { aReport, CALLER, DINA, given, minutesAfter, type Step } from '../support/given';

const NOTES = 40;

const notes: readonly Step[] = Array.from({ length: NOTES }, (_, i) => ({
  by: DINA,
  do: {
    type: 'note',
    text: `Måling ${i + 1}: Bo Lund og Dina så på køleblæseren på 3. sal; Kims kø står stille. Skriv til kim@example.com.`,
    attachments: [],
  },
  at: 10 + i,
}));

/** A case that many wrote about, with æ, ø and å, and a name in every line. */
export const theCase = (): RecordedCase => {
  const story = given(
    [
      { by: DINA, do: { type: 'claim' }, at: 2 },
      ...notes,
      { by: DINA, do: { type: 'message', text: 'Kære Kim, vi bestiller en ny blæser' }, at: 60 },
      { by: DINA, do: { type: 'resolve', text: 'Blæseren er skiftet af Bo', code: 'fixed' }, at: 90 },
      { by: CALLER, do: { type: 'fixed' }, at: 95 },
    ],
    aReport({ title: 'Kims printer på 3. sal er gået i stå' }),
    aDesk(),
  );
  return { incident: story.state, history: story.events.map((event, i) => ({ ...event, id: `${i + 1}.0` })) };
};

const by = { id: DINA.id, name: DINA.name };

export const theReview = (more: Partial<Review> = {}): Review => ({
  id: 'i-1',
  desk: 'it',
  deskVersion: 'v1',
  source: 'review',
  externalKey: 'i-1',
  about: { number: 1, team: 'service-desk', priority: 'P1', confidential: false },
  begunBy: by,
  begunAt: minutesAfter(100),
  because: [],
  status: 'draft',
  parts: {
    summary: {
      text: 'Blæseren i printeren stod af.\nDina skiftede den sammen med Bo Lund.',
      at: minutesAfter(101),
      by,
    },
    helped: { text: 'At Anna Holm havde en reserve på lager.', at: minutesAfter(101), by },
    causes: { text: 'Ingen måler støv i filteret.', at: minutesAfter(101), by },
  },
  actions: [
    {
      id: 'a-1',
      text: 'Mål støv hver måned',
      owner: { key: 'bo', name: 'Bo Lund' },
      dueAt: minutesAfter(5000),
      status: 'open',
      remindAt: minutesAfter(5000),
    },
  ],
  changedAt: minutesAfter(101),
  ...more,
});
