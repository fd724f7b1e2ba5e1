import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist/', 'src/contract/'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/strongly-recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] } },
  },
  {
    rules: {
      // Pages are named by the contract's one word.
      'vue/multi-word-component-names': 'off',
      // Layout is the editor's business.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/require-default-prop': 'off',
      'max-lines': ['error', 300],
      eqeqeq: 'error',
      'vue/eqeqeq': 'error',
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/platform/**'],
    rules: {
      'no-restricted-globals': ['error', 'uni', 'wx', 'window', 'document', 'localStorage'],
    },
  },
)
