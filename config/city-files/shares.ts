import { IsNumber, Max, Min, ValidateBy } from 'class-validator';

/** A share, from 0 to 1. */
export function IsShare(): PropertyDecorator {
  const message = 'expected a share from 0 to 1';
  return (target, property) => {
    IsNumber({}, { message })(target, property);
    Min(0, { message })(target, property);
    Max(1, { message })(target, property);
  };
}

const CLOSE = 1e-9;

/** Shares that together are the whole. */
export function AddsUpToOne(): PropertyDecorator {
  return ValidateBy({
    name: 'addsUpToOne',
    validator: {
      validate: (value) => {
        const sum = Object.values(value as Record<string, unknown>).reduce<number>(
          (total, one) => total + Number(one),
          0,
        );
        return Math.abs(sum - 1) < CLOSE;
      },
      defaultMessage: () => 'expected shares that add up to 1',
    },
  });
}
