// Makes src/contract/ from ../api-spec: one .d.ts for each feature this client calls, the table of routes, and what
// roles are called; and from the server's content the page that must open without a network.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import { parse } from 'yaml'

const features = ['agent', 'annualreturn', 'reportterm', 'certificate', 'hours', 'content', 'learning', 'learningprogress', 'demo', 'examattempt', 'file', 'filing', 'filingsubmission', 'attachment', 'consent', 'confirmation', 'signin', 'identity', 'law', 'lawrelease', 'needs', 'notice', 'office', 'personal', 'postrequest', 'question', 'reply', 'search', 'staff', 'training', 'enrolment', 'volunteer', 'assignment', 'attendance', 'wechat', 'reading', 'register', 'decision', 'creditlist', 'creditmove', 'creditremoval', 'procedure', 'penalty', 'standcheck']
const methods = ['get', 'post', 'put', 'patch', 'delete']
const spec = new URL('../../api-spec/', import.meta.url)
const out = new URL('../src/contract/', import.meta.url)
const childHarm = new URL('../../server/src/main/resources/content/child-harm.json', import.meta.url)
const head = '// Generated from api-spec by scripts/generate-types.mjs. Do not edit.\n'

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
const routes = []
for (const feature of features) {
  const source = new URL(`${feature}.yaml`, spec)
  await writeFile(new URL(`${feature}.d.ts`, out), head + astToString(await openapiTS(source)))
  routes.push(...routesOf(parse(await readFile(source, 'utf8'))))
}
await writeFile(new URL('index.ts', out), index(routes))
const roles = (await readFile(new URL('roles.json', spec), 'utf8')).trim()
await writeFile(new URL('roles.ts', out), `${head}export const roles = ${roles} as const\n`)
await writeFile(new URL('childHarm.ts', out), `// Copied by scripts/generate-types.mjs. Do not edit.\nexport const childHarm = ${(await readFile(childHarm, 'utf8')).trim()}\n`)
console.log(`${routes.length} operations of ${features.length} features -> ${fileURLToPath(out)}`)

function routesOf(document) {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method])
      .map((method) => `  ${item[method].operationId}: ['${method.toUpperCase()}', '${path}'],`),
  )
}

function index(lines) {
  const imports = features.map((feature) => `import type { operations as ${feature} } from './${feature}'`)
  return `${head}${imports.join('\n')}

export type Operations = ${features.join(' & ')}

export const routes = {
${lines.join('\n')}
} as const
`
}
