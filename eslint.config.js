// Lint: the usual faults, those of Lit and of accessibility, and what this project may not do (the
// rules `cadre-talk/…` and the bans below, each with its reason in the message).
import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import cadreTalk from './scripts/eslint/plugin.mjs';

const PRODUCT = ['src/**/*.ts', 'demo/**/*.ts'];

const MARKUP = 'Text of users reaches the page only as text, and Trusted Types refuse it';
const MARKUP_BANS = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: `${MARKUP}: render a template.`,
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|parseFromString|setHTMLUnsafe|parseHTMLUnsafe)$/]',
    message: `${MARKUP}: render a template.`,
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
    message: `${MARKUP}: render a template.`,
  },
  {
    selector:
      "CallExpression[callee.property.name='setAttribute'][arguments.0.value=/^(style|on.*)$/i]",
    message: 'The CSP refuses style and handler attributes: set element.style or a listener.',
  },
];

const ZOD_BANS = [
  {
    selector:
      "ImportDeclaration[source.value='zod/mini'][importKind!='type'] > :matches(ImportSpecifier[importKind!='type'], ImportDefaultSpecifier)",
    message: "Write `import * as z from 'zod/mini'`: the named `z` keeps all of its locales.",
  },
  {
    selector: "CallExpression[callee.object.name='z'][callee.property.name='config']",
    message: "z.config is page-wide and would change the host's own zod.",
  },
];

const PACKAGE_BANS = {
  paths: ['zod', 'zod/v4', 'zod/v3', 'zod/v4/core'].map((name) => ({
    name,
    message: "Take 'zod/mini': the full one is 92 KB, and it tries `new Function` under the CSP.",
  })),
  patterns: [
    {
      group: ['lit/directives/unsafe-*', 'lit-html/directives/unsafe-*'],
      message: `${MARKUP}: render a template.`,
    },
    {
      group: ['lit/directives/style-map*', 'lit-html/directives/style-map*'],
      message: 'Its first render writes a style attribute, which the CSP refuses: take ".style=".',
    },
  ],
};

export default defineConfig(
  {
    ignores: [
      'dist/',
      'demo/dist/',
      'demo/public/vendor/',
      '**/fixtures/**',
      'test-results/',
      'coverage/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
    },
  },
  {
    files: PRODUCT,
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y, 'cadre-talk': cadreTalk },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/no-template-map': 'off', // a plain map is what a short list is rendered with
      // Laid out as a grid, a table or list loses its role in browsers unless it is written down.
      'lit-a11y/no-redundant-role': 'off',
      'lit-a11y/accessible-name': 'off', // does not know <label for>; axe asks the browser for the name
      'cadre-talk/layers': 'error',
      'cadre-talk/chromium-86': 'error',
      'cadre-talk/secure-context': 'error',
      'cadre-talk/civil-dates': 'error',
      'cadre-talk/templates': 'error',
      'no-restricted-imports': ['error', PACKAGE_BANS],
      'no-restricted-syntax': ['error', ...MARKUP_BANS, ...ZOD_BANS],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-alert': 'error',
      // A promise that nobody waits for loses the refusal of a write.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  { files: ['src/policy/**/*.ts'], rules: { 'cadre-talk/pure': 'error' } },
  {
    // The one file that asks a page whether it has the browser's own cipher.
    files: ['src/sdk/seal/webcrypto.ts'],
    rules: { 'cadre-talk/secure-context': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off', // a missing part fails the test either way
      '@typescript-eslint/no-unused-expressions': 'off', // chai's `to.be.true`
    },
  },
  {
    // Scripts of a host page as old as the browser: no modules, no bundler, nothing newer than 86.
    files: ['demo/public/**/*.js', 'examples/jsp-jquery/*.js'],
    plugins: { 'cadre-talk': cadreTalk },
    languageOptions: { sourceType: 'script' },
    rules: {
      'no-undef': 'off',
      'prefer-template': 'off',
      'object-shorthand': 'off',
      'no-var': 'off',
      'prefer-const': 'off',
      'cadre-talk/chromium-86': 'error',
      'cadre-talk/secure-context': 'error',
      'cadre-talk/civil-dates': 'error',
      'no-restricted-syntax': ['error', ...MARKUP_BANS],
    },
  },
  {
    // Plain scripts have no compiler that looks for unknown names.
    files: ['**/*.{js,mjs}'],
    ignores: ['demo/public/**', 'examples/jsp-jquery/**'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'Buffer CustomEvent Request Response URL URLSearchParams after afterEach before beforeEach',
          'console document fetch getComputedStyle innerHeight innerWidth performance process setTimeout',
          'window',
        ]
          .join(' ')
          .split(' ')
          .map((name) => [name, 'readonly']),
      ),
    },
  },
);
