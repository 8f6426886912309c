import { AppError } from '../shared/app-error';
import { faultOf } from './database-fault';

const coded = (code: string, rest: object = {}) => Object.assign(new TypeError('x'), { code }, rest);

describe('whose fault a failed turn is', () => {
  it.each([
    ['SQLITE_BUSY', 'unreachable'],
    ['SQLITE_FULL', 'unreachable'],
    ['SQLITE_CONSTRAINT', 'event'],
    ['08006', 'unreachable'],
    ['57P01', 'unreachable'],
    ['53300', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
    ['40001', 'contention'],
    ['40P01', 'contention'],
    ['23505', 'event'],
    ['22P02', 'event'],
  ])('%s is told by its code: %s', (code, fault) => {
    expect(faultOf(coded(code))).toBe(fault);
  });

  it('looks through what is wrapped', () => {
    expect(faultOf(coded('x', { driverError: coded('40P01') }))).toBe('contention');
    expect(faultOf(new AppError('turn.failed', {}, { cause: coded('ECONNRESET') }))).toBe('unreachable');
  });

  it('takes a conflict of revisions for contention, and a dropped connection for what it is', () => {
    expect(faultOf(new AppError('session.conflict'))).toBe('contention');
    expect(faultOf(new TypeError('Connection terminated unexpectedly'))).toBe('unreachable');
  });

  it('blames the event for anything else', () => {
    expect(faultOf(new AppError('flow.broken', {}, { message: 'Connection terminated' }))).toBe('event');
    expect(faultOf('text')).toBe('event');
  });
});
