import astro from 'eslint-plugin-astro';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist/', '.astro/', 'node_modules/', '.cache/', 'test-results/', 'playwright-report/', 'static-site/', 'src/settings/early.js', 'src/person/ask/early-press.js'] },
  ...ts.configs.strictTypeChecked.map((c) => ({ ...c, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      // Setting what a screen shows from what the keep holds is what our effects are for.
      'react-hooks/set-state-in-effect': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The types promise what old browsers and plain-http addresses do not have; we ask before we use.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A press that starts something gives its promise back: pressed twice, it must happen once (`ui/use-once.ts`).
      'no-restricted-syntax': ['error', { selector: 'JSXAttribute[name.name=/^(onPress|onNext)$/] UnaryExpression[operator="void"]', message: 'Give the promise back in place of `void`: a second press must find it.' },
        // What comes together with its place may not be read out: the place is there first.
        { selector: ':matches(LogicalExpression, ConditionalExpression) > JSXElement > JSXOpeningElement > JSXAttribute[name.name="role"][value.value=/^(status|alert)$/]', message: 'Put the condition inside the live region: it must be there before its words.' }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
    },
  },
  ...astro.configs.recommended,
);
