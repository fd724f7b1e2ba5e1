// Writes what the benches printed, one file bench-NAME.txt each in the folder that is given, as Markdown.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'

const folder = process.argv[2]
const BENCHES = ['search', 'start', 'read', 'signup', 'notice', 'chaos', 'scale']

// Where it is told what a target that may be missed takes, where its time goes and what was tried.
const WHY = {
  start: 'Why: [a start does what the build could not](decisions/0065-a-start-does-what-the-build-could-not.md).',
  read: 'Why: [public reads go out as kept bytes](decisions/0025-public-reads-go-out-as-kept-bytes.md).',
  signup: 'Why: [sign-ups admitted together](decisions/0012-sign-ups-admitted-together.md).',
  notice: 'Why: [what every request costs](decisions/0032-what-every-request-costs.md).',
  scale: 'Why: [few are found among few](decisions/0055-few-are-found-among-few.md).',
}

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

function section(name) {
  const file = join(folder, `bench-${name}.txt`)
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((line) => line.trim()) : []
  if (lines.length === 0) return `## ${name}\nIt could not run.`
  const verdict = lines.at(-1) === `${name}: targets met` ? 'All targets met.' : ['Missed, see the lines marked so.', WHY[name]].filter(Boolean).join(' ')
  return `## ${name}\n${verdict}\n\n\`\`\`\n${lines.slice(0, -1).join('\n')}\n\`\`\``
}

const INTRODUCTION = `# Benchmarks
What \`bin/bench all --long\` printed. \`bin/bench --help\` tells what each measures; figures of two machines do not compare,
ratios within one run do. What was mended since the commit below is not in it; a line marked MISSED is one of that commit.`

console.log([INTRODUCTION, machine(), ...BENCHES.map(section)].join('\n\n'))
