/**
 * On a busy machine the editor sometimes responds too slowly. Tests in the browser are retried
 * once, and the first failure is printed; all other tests must pass at once.
 */
if (/[\\/]browser[\\/]/.test(expect.getState().testPath ?? '')) {
  jest.retryTimes(1, { logErrorsBeforeRetry: true });
}
