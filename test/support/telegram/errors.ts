import type { ResponseParameters } from './types';

/** A refusal in the platform's own code and words. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    description: string,
    readonly parameters?: ResponseParameters,
  ) {
    super(description);
    this.name = 'ApiError';
  }
}

/** 400, with the platform's prefix. */
export const badRequest = (why: string, parameters?: ResponseParameters): ApiError =>
  new ApiError(400, `Bad Request: ${why}`, parameters);

/** 403, with the platform's prefix. */
export const forbidden = (why: string): ApiError => new ApiError(403, `Forbidden: ${why}`);

/** 409: two readers of one queue. */
export const conflict = (why: string): ApiError => new ApiError(409, `Conflict: ${why}`);

/** A person tried what the app would not let them do; the driver of the test is told, the bot is not. */
export class ImpossibleAct extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'ImpossibleAct';
  }
}
