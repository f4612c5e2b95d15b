import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // node:test's own `test` returns a promise that nobody needs to wait for.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: ['test', 'suite'], package: 'node:test' }] },
      ],
    },
  },
  {
    files: ['src/*-config.js'],
    languageOptions: { globals: { fetch: 'readonly', URL: 'readonly', window: 'readonly' } },
  },
  {
    files: ['*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', TextDecoder: 'readonly' } },
  },
);
