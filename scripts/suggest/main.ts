import { danishReports, englishReports, exampleDesk, serviceNowDesk } from './fixtures';
import { type Rate, ratesOf } from './rates';

const share = (right: number, of: number): string =>
  `${right} of ${of} (${Math.round((100 * right) / of)} %)`.padEnd(18);

const printed = (heading: string, rates: Readonly<Record<string, Rate>>): string =>
  [
    heading,
    `  ${''.padEnd(16)}${'first guess'.padEnd(20)}first three`,
    ...Object.entries(rates).map(
      ([by, { first, three, of }]) => `  ${by.padEnd(16)}${share(first, of)}  ${share(three, of).trimEnd()}`,
    ),
  ].join('\n');

/** `npm run suggest -- eval`: how often the category that is suggested for a report is the right one. */
const main = ([asked]: readonly string[]): number => {
  if (asked !== 'eval') {
    process.stderr.write('npm run suggest -- eval: how often the suggested category is right\n');
    return 1;
  }
  const desk = exampleDesk();
  process.stdout.write(
    `${[
      printed('English: demonstration incidents of ServiceNow', ratesOf(serviceNowDesk(desk), englishReports())),
      printed('Danish: forty reports, parts of categories included', ratesOf(desk, danishReports())),
      'most frequent: the same answer for all. ended cases: all other reports, none of the words.',
    ].join('\n\n')}\n`,
  );
  return 0;
};

process.exitCode = main(process.argv.slice(2));
