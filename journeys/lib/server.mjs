import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const JAR = process.env.PUFA_JAR ?? fileURLToPath(new URL('../../server/target/pufa.jar', import.meta.url))
const START_MS = 240_000
const STOP_MS = 20_000
const TAIL_LINES = 60

/**
 * A demo server with a database of its own, in a folder that is gone after `stop`.
 * `clock` is the instant at which its clock starts, where not the true one.
 */
export async function startServer({ clock } = {}) {
  const home = await mkdtemp(join(tmpdir(), 'pufa-journeys-'))
  // The embedded PostgreSQL runs as nobody when we are root, and must get through.
  await chmod(home, 0o711)
  const server = new Server(home, clock)
  try {
    await server.ready()
    return server
  } catch (fault) {
    console.error(server.tail())
    await server.stop()
    throw fault
  }
}

class Server {
  #process
  #output = []
  #ended

  constructor(home, clock) {
    this.home = home
    this.#start(clock)
    process.once('exit', () => this.#process.kill('SIGTERM'))
  }

  #start(clock) {
    this.#process = spawn('java', ['-Xmx384m', '-jar', JAR], {
      cwd: this.home,
      env: { ...withoutSettings(process.env), PUFA_MODE: 'demo', HTTP_PORT: '0', PUFA_HOME: this.home, ...(clock && { PUFA_CLOCK: clock }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => this.#output.push(text))
    }
    this.#ended = once(this.#process, 'close').catch((fault) => this.#output.push(String(fault)))
  }

  /** The same data at a later time; the address is another one. */
  async restart({ clock }) {
    await this.#end()
    await rm(join(this.home, 'run.json'), { force: true })
    this.#start(clock)
    await this.ready()
  }

  async ready() {
    const deadline = Date.now() + START_MS
    while (Date.now() < deadline) {
      if (this.#process.exitCode !== null || !this.#process.pid) throw new Error('the server ended while starting')
      const run = await readFile(join(this.home, 'run.json'), 'utf8').catch(() => undefined)
      if (run) this.address = JSON.parse(run).address
      if (run && (await this.#isWhole())) return
      await pause(100)
    }
    throw new Error(`the server was not ready within ${START_MS / 1000} s`)
  }

  /** Search is built beside the running server; a person would come a little later. */
  async #isWhole() {
    const health = await fetch(`${this.address}/readyz`)
    return (await health.json()).status === 'ready'
  }

  /** A file of the server's home folder, such as demo.json. */
  file(name) {
    return join(this.home, name)
  }

  /** The end of what the server wrote. */
  tail() {
    const lines = this.#output.join('').trimEnd().split('\n')
    return [`--- the server's last lines`, ...lines.slice(-TAIL_LINES), '---'].join('\n')
  }

  async #end() {
    this.#process.kill('SIGTERM')
    const late = setTimeout(() => this.#process.kill('SIGKILL'), STOP_MS)
    await this.#ended
    clearTimeout(late)
  }

  async stop() {
    await this.#end()
    await rm(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/** A database, mail server or clock of the person who runs the tests is not for this server. */
function withoutSettings(environment) {
  const own = /^(PUFA_|HTTP_|DATABASE_|REDIS_|SMTP_|SMS_|WECHAT_|FILES_|MANAGEMENT_|TRUSTED_)/
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !own.test(name)))
}
