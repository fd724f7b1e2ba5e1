import { once } from 'node:events'
import { connect, createServer } from 'node:net'

const EVENT = 'POST /api/pufa-events '

/** The network between a phone and the server: it can be cut, and it can lose the answers to what still arrives. */
export class Wire {
  #server
  #target
  #ends = new Set()
  #whole = true
  #losing = false
  /** How often an event was sent over it. */
  events = 0

  static async to({ address }) {
    const wire = new Wire(new URL(address).port)
    wire.#server.listen(0, '127.0.0.1')
    await once(wire.#server, 'listening')
    wire.address = `http://127.0.0.1:${wire.#server.address().port}`
    return wire
  }

  constructor(port) {
    this.#target = Number(port)
    this.#server = createServer((near) => this.#join(near))
  }

  #join(near) {
    if (!this.#whole) {
      near.destroy()
      return
    }
    const far = connect(this.#target, '127.0.0.1')
    let lost = false
    near.on('data', (bytes) => {
      const isEvent = bytes.toString('latin1', 0, EVENT.length) === EVENT
      if (isEvent) this.events++
      lost ||= isEvent && this.#losing
      far.write(bytes)
    })
    // The server has done its work by now; nobody hears of it.
    far.on('data', (bytes) => (lost ? near.destroy() : near.write(bytes)))
    for (const [one, other] of [[near, far], [far, near]]) {
      this.#ends.add(one)
      one.on('error', () => one.destroy())
      one.on('close', () => {
        this.#ends.delete(one)
        other.destroy()
      })
    }
  }

  cut() {
    this.#whole = false
    for (const end of this.#ends) end.destroy()
  }

  loseAnswers() {
    this.#losing = true
  }

  mend() {
    this.#whole = true
    this.#losing = false
  }

  async stop() {
    this.cut()
    this.#server.close()
    await once(this.#server, 'close')
  }
}
