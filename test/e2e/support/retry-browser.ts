/**
 * A busy machine now and then keeps the editor waiting for longer than anybody would. Tests in the
 * browser get a second chance, and the first failure is printed; all others have to pass at once.
 */
if (/[\\/]browser[\\/]/.test(expect.getState().testPath ?? '')) {
  jest.retryTimes(1, { logErrorsBeforeRetry: true });
}
