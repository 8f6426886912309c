import { csvOf } from './csv';

it('writes rows that spreadsheets take for UTF-8, with no formula among them', () => {
  expect(
    csvOf([
      ['名称', 'a,b', 'say "hi"'],
      ['=1+1', '-', '@x'],
    ]),
  ).toBe('\ufeff名称,"a,b","say ""hi"""\r\n\'=1+1,-,\'@x\r\n');
});
