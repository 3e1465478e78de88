import { readdirSync } from 'node:fs'
import importX from 'eslint-plugin-import-x'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const features = readdirSync(new URL('src/features', import.meta.url))

// One way: lib <- ui <- features <- app, never sideways between features.
const zones = [
  { target: './src/lib', from: ['./src/ui', './src/features', './src/app'] },
  { target: './src/ui', from: ['./src/features', './src/app'] },
  { target: './src/features', from: './src/app' },
  ...features.map((feature) => ({
    target: `./src/features/${feature}`,
    from: './src/features',
    except: [`./${feature}`],
  })),
]

export default tseslint.config(
  { ignores: ['src/lib/api.d.ts', 'node_modules'] },
  ...tseslint.configs.recommended,
  hooks.configs.flat['recommended-latest'],
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { typescript: true, node: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
)
