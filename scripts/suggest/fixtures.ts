import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { parseDesk } from '../../src/desk/file/parse';
import type { Category, Desk } from '../../src/desk/model';
import type { Labelled } from './rates';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'test', 'fixtures', 'suggest');

const rowsOf = <Row>(file: string, row: z.ZodType<Row>): readonly Row[] =>
  z.array(row).parse(parse(readFileSync(join(FOLDER, file)), { columns: true, skip_empty_lines: true }));

/** The desk of the example file. */
export const exampleDesk = (): Desk => {
  const { desk } = parseDesk(readFileSync(join(ROOT, 'docs', 'desk.example.yaml'), 'utf8'), 'docs/desk.example.yaml');
  if (!desk) throw new Error('docs/desk.example.yaml has mistakes: npm run check-desk -- docs/desk.example.yaml');
  return desk;
};

/** The categories of the English rows, with the words that a small desk would begin with; `inquiry` is what is left. */
export const serviceNowDesk = (desk: Desk): Desk => {
  const { hardware, software, network, other } = desk.categories;
  if (!hardware || !software || !network || !other) throw new Error('The example desk lost its categories');
  const bare = ({ sub: _, ...category }: Category): Category => category;
  const database = { ...bare(other), key: 'database', words: ['database', 'db', 'oracle', 'sql'] };
  const inquiry = { ...bare(other), key: 'inquiry' };
  return {
    ...desk,
    categories: { hardware: bare(hardware), software: bare(software), network: bare(network), database, inquiry },
  };
};

const demo = z.object({ short_description: z.string(), category: z.string() });

export const englishReports = (): readonly Labelled[] =>
  rowsOf('servicenow-demo-incidents.csv', demo)
    .filter(({ category }) => category !== '')
    .map(({ short_description: text, category }) => ({ text, area: category.toLowerCase() }));

export const danishReports = (): readonly Labelled[] =>
  rowsOf('danish-reports.csv', z.object({ text: z.string(), area: z.string() }));
