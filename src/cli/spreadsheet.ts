import writeExcelFile from 'write-excel-file/node';
import { csvOf } from './csv';
import { widthOf } from './operator-command';

/** What stands in a cell: words, a number, a share (0 to 1), a score with one decimal; null where there is nothing. */
export type Cell = string | number | null | { share: number | null } | { score: number | null };

const SHARE = '0.0%';
const SCORE = '0.0';

/** A cell as people read it. */
export function cellText(cell: Cell): string {
  if (cell === null) return '-';
  if (typeof cell !== 'object') return String(cell);
  if ('share' in cell) return cell.share === null ? '-' : `${(cell.share * 100).toFixed(1)}%`;
  return cell.score === null ? '-' : cell.score.toFixed(1);
}

/** Rows under their head as a CSV file's text. */
export function csvTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return csvOf([head, ...rows.map((row) => row.map(cellText))]);
}

/** Rows under their head as an Office Open XML workbook of one sheet: numbers are numbers, words are never formulas. */
export function workbook(head: readonly string[], rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const bold = head.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  return writeExcelFile([bold, ...rows.map((row) => row.map(written))], {
    columns: head.map((name, column) => ({
      width: widest([name, ...rows.map((row) => cellText(row[column] ?? null))]),
    })),
    stickyRowsCount: 1,
  }).toBuffer();
}

function written(cell: Cell) {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  if (typeof cell === 'number') return { value: cell, type: Number };
  const [value, format] = 'share' in cell ? [cell.share, SHARE] : [cell.score, SCORE];
  return value === null ? null : { value, type: Number, format };
}

const WIDEST = 60;

function widest(texts: readonly string[]): number {
  return Math.min(WIDEST, Math.max(...texts.map(widthOf)) + 2);
}
