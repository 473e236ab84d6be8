import { titleAndDetails } from '../../src/incident/chat/title-and-details';

test.each([
  ['The printer is jammed', 'The printer is jammed'],
  ['The printer\nis jammed', 'The printer'],
  ['kunden skriver:\n> jeg kan ikke logge ind\n> siden i morges', 'kunden skriver: jeg kan ikke logge ind'],
  ['```\n> npm start\nError: port in use\n```', 'npm start'],
  ['Hej Vagt,\n\nMin skærm er sort.\nHilsen Kim', 'Min skærm er sort.'],
  ['Good morning!\nThe door is locked', 'The door is locked'],
  ['Hej, min skærm er sort\nsiden i går', 'Hej, min skærm er sort'],
  ['kunden skriver:\n> Hej,\n> jeg kan ikke logge ind', 'kunden skriver: jeg kan ikke logge ind'],
  ['Hej\nkunden skriver:\n> Hej', 'kunden skriver: Hej'],
  ['Hej vpn nede\nsiden i morges', 'Hej vpn nede'],
  ['Hej alle sammen\nmailen er nede', 'mailen er nede'],
  ['Hi dear team,\nthe wifi is down', 'the wifi is down'],
  ['Hi', 'Hi'],
  ['Hi\n\n', 'Hi'],
  ['Error:', 'Error:'],
  ['>\n>', '>'],
])('%j is about "%s"', (text, title) => {
  expect(titleAndDetails(text).title).toBe(title);
});

test('all that was written is kept', () => {
  const text = 'Hej,\n> min skærm er sort';
  expect(titleAndDetails(text)).toEqual({ title: 'min skærm er sort', details: text });
  expect(titleAndDetails('One line')).toEqual({ title: 'One line' });
});

test('a long line is cut at a word', () => {
  const { title, details } = titleAndDetails(`${'word '.repeat(40)}end`);
  expect(title).toBe(`${'word '.repeat(29).trim()}…`);
  expect(details).toMatch(/end$/);
});
