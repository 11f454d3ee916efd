// The getter runs when the first pattern is compiled, so the library is initialised only then.
module.exports = {
  get RE2JS() {
    return require('re2js').RE2JS;
  },
};
