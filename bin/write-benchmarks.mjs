// Writes what the benches printed, one file bench-NAME.txt each in the folder that is given, as Markdown tables.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'

const folder = process.argv[2]
const BENCHES = ['search', 'start', 'read', 'signup', 'notice', 'chaos', 'scale']

const said = (program, ...words) => execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
const java = () => readFileSync(join(process.env.JAVA_HOME, 'release'), 'utf8').match(/^JAVA_VERSION="(.*)"$/m)[1]
const row = (cells) => `| ${cells.join(' | ')} |`

function table(head, rows) {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

function machine() {
  const facts = [
    ['day', new Date().toISOString().slice(0, 10)],
    ['cores', String(cpus().length)],
    ['memory', `${Math.round(totalmem() / 2 ** 30)} GB`],
    ['JDK', java()],
    ['commit', said('git', 'rev-parse', '--short', 'HEAD')],
  ]
  return table(['measured', 'on'], facts)
}

// A bench lays its figures out in columns two or more blanks apart; a sentence is a row of one cell.
function figures(lines) {
  const rows = lines.map((line) => line.replaceAll('|', '\\|').trim().split(/ {2,}/))
  const width = Math.max(...rows.map((cells) => cells.length))
  const full = rows.map((cells) => [...cells, ...Array(width - cells.length).fill('')])
  return table(['what', ...Array(width - 1).fill('')], full)
}

function section(name) {
  const file = join(folder, `bench-${name}.txt`)
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((line) => line.trim()) : []
  if (lines.length === 0) return `## ${name}\nIt could not run.`
  const missed = lines.filter((line) => / MISSED$/.test(line) && !line.startsWith(`${name}: `)).length
  const verdict = /targets met$/.test(lines.at(-1)) ? 'All targets met.' : `Targets missed: ${missed || 'see below'}.`
  return `## ${name}\n${verdict}\n\n${figures(lines.slice(0, -1))}`
}

const INTRODUCTION = `# Benchmarks
What \`bin/bench all --long\` printed. \`bin/bench --help\` tells what each measures; figures of two machines do not compare,
ratios within one run do.`

console.log([INTRODUCTION, machine(), ...BENCHES.map(section)].join('\n\n'))
