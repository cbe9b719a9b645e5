module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // What before how: what a function does comes first, its helpers below it.
    '@typescript-eslint/no-use-before-define': [
      'error',
      { functions: false, classes: false, variables: false, typedefs: false },
    ],
  },
});
