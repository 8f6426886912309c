import type { InBothLanguages } from './languages';

interface UnroutedToldTexts {
  buttons: { dispatch: string; confirm: string };
  unrouted(number: string, unit: string): string;
  confirmed(number: string, unit: string): string;
  toUnit(number: string): string;
}

/** What is said of tickets for which no rule names a unit (兜底). A button's words are those of its order. */
export const unroutedToldTexts: InBothLanguages<UnroutedToldTexts> = {
  'zh-CN': {
    buttons: { dispatch: '改派', confirm: '确认主办' },
    unrouted: (number, unit) => `${number} 没有规则可派，暂由${unit}兜底。请定由谁办`,
    confirmed: (number, unit) => `${number} 已定由${unit}主办`,
    toUnit: (number) => `派单员已定 ${number} 由你们主办。`,
  },
  en: {
    buttons: { dispatch: 'Dispatch', confirm: 'Confirm unit' },
    unrouted: (number, unit) => `No rule routes ${number}; ${unit} has it for now. Please say who handles it`,
    confirmed: (number, unit) => `${unit} is confirmed to lead ${number}`,
    toUnit: (number) => `The dispatchers confirmed that ${number} is yours.`,
  },
};
