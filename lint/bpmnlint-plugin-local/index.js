module.exports = {
  rules: {
    'flows-do-not-cross': './rules/flows-do-not-cross',
    'french-name': './rules/french-name',
    'known-prefix': './rules/known-prefix',
  },
};
