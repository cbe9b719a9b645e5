module.exports = {
  root: true,
  plugins: ['regexp'],
  overrides: [
    {
      // Expressions run on the files of strangers: none may take more than the length of the text, times a constant.
      files: ['**/src/**'],
      excludedFiles: ['*.test.*', '**/__fixtures__/**'],
      rules: {
        'regexp/no-super-linear-backtracking': [
          'error',
          { report: 'potential' },
        ],
        'regexp/no-super-linear-move': ['error', { report: 'potential' }],
      },
    },
  ],
};
