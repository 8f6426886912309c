import type { BadLineWhy, RehearsalReport } from '../rehearsal';

type Why = RehearsalReport['stopped'][number]['why'];

const STOPPED: Readonly<Record<Why, string>> = {
  silent: 'the bot said nothing',
  noEnd: 'no end after 25 answers',
  noWay: 'nothing to answer the question with',
  notLedBack: 'a side question was not answered and led back',
  apology: 'the bot could not handle a message',
  error: 'the channel refused a message',
};

const BAD: Readonly<Record<BadLineWhy, string>> = {
  tooLong: 'is longer than 256 KB',
  notUtf8: 'is not UTF-8',
  notJson: 'is not JSON',
  notAnObject: 'is not an object',
  noText: 'has no text, title or detail',
};

/** The report as a table to read in a terminal. */
export function reportText(report: RehearsalReport): string {
  const { played, tickets, told, sideQuestions, messages, truth } = report;
  const rows: [string, string][] = [
    ['channel', report.channel],
    ['dialogues played', String(played)],
    ['reached a ticket', share(tickets, played)],
    ['questions per ticket', report.questionsPerTicket.toFixed(2)],
    ['street told by the first message', share(told.street, played)],
    ['only the district told by it', share(told.districtOnly, played)],
    ['category told by it', share(told.category, played)],
    ['street and category told by it', share(told.both, played)],
    ...truthRows(truth),
    ['side questions answered and led back', `${sideQuestions.ledBack} of ${sideQuestions.asked}`],
    ['told no matter, and asked for it', String(report.toldAnew.length)],
    ['dead ends', String(report.stopped.length)],
    ['tickets that lost words', String(report.lost.length)],
    ['errors', String(report.deadLetters + report.faults.length)],
    ['messages', `${messages.said} said, ${messages.heard} heard`],
    ['messages per second', report.messagesPerSecond.toFixed(0)],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const table = rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`);
  return [...table, ...troubles(report)].map((line) => `${line}\n`).join('');
}

function truthRows({ category, street }: RehearsalReport['truth']): [string, string][] {
  const rows: [string, string][] = [];
  if (category.said) {
    const { comparable, first, offered, said } = category;
    rows.push(['true categories of this city', `${comparable} of ${said} in the file`]);
    if (comparable) rows.push(['… offered first', share(first, comparable)], ['… offered', share(offered, comparable)]);
  }
  if (street.said) {
    const { comparable, right, wrong, said } = street;
    rows.push(['true streets of this city', `${comparable} of ${said} in the file`]);
    if (comparable) rows.push(['… told right', share(right, comparable)], ['… told wrong', share(wrong, comparable)]);
  }
  return rows;
}

/** Each by the number of its line, and by no word of it, unless words were asked for. */
function troubles({ stopped, lost, faults, badLines }: RehearsalReport): string[] {
  return [
    ...stopped.flatMap(({ line, why, said, heard }) => [
      `line ${line}: ${STOPPED[why]}`,
      ...(said === undefined ? [] : [`  said: ${said}`, `  heard: ${heard ?? ''}`]),
    ]),
    ...lost.map((line) => `line ${line}: the ticket does not hold all that was told`),
    ...[...new Set(faults)].map((code) => `error: ${code}, ${faults.filter((one) => one === code).length} times`),
    ...badLines.map(({ line, why }) => `line ${line} ${BAD[why]} and was left out`),
  ];
}

function share(part: number, whole: number): string {
  return `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`;
}
