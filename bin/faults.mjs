// Prints which tests show each fault of docs/faults.md, and how they ended. With PUFA_TEST_LONG all of them must have run.
// usage: faults.mjs docs/faults.md server/target/faults.tsv
import { existsSync, readFileSync } from 'node:fs'

const [table, record] = process.argv.slice(2)

const faults = readFileSync(table, 'utf8')
  .split('\n')
  .map((line) => line.match(/^\| (F\d+) \| ([^|]+) \| ([^|]+) \|/))
  .filter(Boolean)
  .map(([, id, name, tests]) => ({ id, name: name.trim(), tests: tests.match(/\w+(IT|Test)\b/g) ?? [] }))

// A test tried again has two lines; the last one counts. A class that began and ended well says nothing of its tests.
const results = new Map()
for (const line of existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n') : []) {
  const [ids, test, run, result] = line.split('\t')
  results.set(run, { ids: ids.split(','), test, result })
}

for (const { id, name, tests } of faults) {
  console.log(`${id.padEnd(4)} ${name}`)
  for (const test of tests) console.log(`       ${test.padEnd(24)} ${ending(id, test)}`)
  if (tests.length === 0) console.log('       not tried here: see docs/faults.md')
}

function ending(id, test) {
  const runs = [...results.values()].filter((run) => run.test === test && run.ids.includes(id) && run.result !== 'ended')
  if (runs.length === 0) {
    if (process.env.PUFA_TEST_LONG) process.exitCode = 1
    return 'not run (bin/test --long faults)'
  }
  const failed = runs.filter((run) => run.result === 'failed').length
  const skipped = runs.filter((run) => run.result.startsWith('skipped'))
  if (failed > 0) return `FAILED ${failed} of ${runs.length}`
  const said = skipped.length > 0 ? `, ${skipped.length} ${skipped[0].result}` : ''
  return `ok ${runs.length - skipped.length}${said}`
}
