import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

const forbid = (message, ...group) => ({
  'no-restricted-imports': ['error', { patterns: [{ group, message }] }],
})

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/shared/api/generated/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.{ts,vue}'],
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: ts.parser, sourceType: 'module' },
      globals: globals.browser,
    },
    rules: {
      // The compiler knows better which names exist.
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      'max-lines': ['error', { max: 300 }],
      eqeqeq: 'error',
      'vue/eqeqeq': 'error',
      'no-console': 'error',
      'vue/no-v-html': 'error',
      'vue/require-default-prop': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
    },
  },
  { files: ['scripts/**/*.mjs'], languageOptions: { globals: globals.node } },
  { files: ['worker/**/*.js'], languageOptions: { globals: globals.serviceworker } },
  {
    files: ['src/shared/**/*.{ts,vue}'],
    rules: forbid('shared knows neither features nor app.', '@/features/*', '@/app/*', '**/features/**', '**/app/**'),
  },
  {
    files: ['src/features/**/*.{ts,vue}'],
    rules: forbid('A feature uses shared and itself only.', '@/features/*', '@/app/*', '**/app/**', '../*'),
  },
)
