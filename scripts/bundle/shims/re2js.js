// A getter is read when a pattern is compiled, and only then does the library run.
module.exports = {
  get RE2JS() {
    return require('re2js').RE2JS;
  },
};
