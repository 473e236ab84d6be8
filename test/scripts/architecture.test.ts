import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withArrows } from '../../scripts/architecture';
import { ROOMS } from '../../scripts/imports';

const page = readFileSync(join(__dirname, '../../docs/architecture.md'), 'utf8');

test('the page shows the arrows as they are; npm run architecture writes them', () => {
  expect(withArrows(page)).toBe(page);
});

test('the page says what every room is for, in their order', () => {
  const named = [...page.matchAll(/^\| `([a-z-]+)` \| .{20,}\|$/gm)].map(([, name]) => name);
  expect(named).toEqual(ROOMS);
});
