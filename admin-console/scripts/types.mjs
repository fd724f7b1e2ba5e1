// Writes one TypeScript file per contract file, and the words both sides share; the result is never committed.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

const contract = new URL('../../api-spec/', import.meta.url)
const target = new URL('../src/shared/api/generated/', import.meta.url)

await rm(target, { recursive: true, force: true })
await mkdir(target, { recursive: true })
const files = (await readdir(contract)).filter((file) => file.endsWith('.yaml') && file !== 'common.yaml')
let written = 0
for (const file of files.sort()) {
  // The folder also holds the settings of its own tools.
  if (!/^openapi:/m.test(await readFile(new URL(file, contract), 'utf8'))) continue
  const types = astToString(await openapiTS(new URL(file, contract), { silent: true }))
  await writeFile(new URL(file.replace('.yaml', '.ts'), target), types)
  written++
}
// What roles and commands are called: the server reads the same two files.
for (const words of ['roles', 'trail']) {
  const json = await readFile(new URL(`${words}.json`, contract), 'utf8')
  await writeFile(new URL(`${words}.ts`, target), `export const ${words} = ${json.trim()} as const\n`)
}
// What the values are called that lists are filtered by; a file each, so that a page carries only its own words.
const values = JSON.parse(await readFile(new URL('values.json', contract), 'utf8'))
await mkdir(new URL('values/', target))
for (const [schema, words] of Object.entries(values)) {
  await writeFile(new URL(`values/${schema}.ts`, target), `export default ${JSON.stringify(words)} as const\n`)
}
console.log(`types: ${written} contract files`)
