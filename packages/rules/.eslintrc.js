module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Metadata, then check, then helpers: what before how.
    '@typescript-eslint/no-use-before-define': [
      'error',
      { functions: false, classes: false, variables: false, typedefs: false },
    ],
  },
});
