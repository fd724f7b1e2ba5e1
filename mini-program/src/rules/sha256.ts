const words = 64
const blockBytes = 64
const round = constants()

/** SHA-256 of a file that arrives in pieces; neither WeChat nor a page without TLS has one of its own. */
export function sha256() {
  const state = Uint32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19)
  const schedule = new Uint32Array(words)
  const rest = new Uint8Array(blockBytes)
  let waiting = 0
  let total = 0

  function add(bytes: Uint8Array) {
    total += bytes.length
    let at = 0
    while (at < bytes.length) {
      const taken = Math.min(blockBytes - waiting, bytes.length - at)
      rest.set(bytes.subarray(at, at + taken), waiting)
      waiting += taken
      at += taken
      if (waiting === blockBytes) mix()
    }
  }

  function hex(): string {
    const bits = total * 8
    const end = new Uint8Array(waiting < blockBytes - 8 ? blockBytes - waiting : 2 * blockBytes - waiting)
    end[0] = 0x80
    const view = new DataView(end.buffer)
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32))
    view.setUint32(end.length - 4, bits >>> 0)
    add(end)
    return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
  }

  function mix() {
    const view = new DataView(rest.buffer)
    for (let i = 0; i < 16; i++) schedule[i] = view.getUint32(i * 4)
    for (let i = 16; i < words; i++) {
      const a = at(schedule, i - 15)
      const b = at(schedule, i - 2)
      schedule[i] = at(schedule, i - 16) + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + at(schedule, i - 7) + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))
    }
    const v = Uint32Array.from(state)
    for (let i = 0; i < words; i++) step(v, i)
    for (let i = 0; i < 8; i++) state[i] = at(state, i) + at(v, i)
    waiting = 0
  }

  function step(v: Uint32Array, i: number) {
    const e = at(v, 4)
    const a = at(v, 0)
    const one = at(v, 7) + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & at(v, 5)) ^ (~e & at(v, 6))) + at(round, i) + at(schedule, i)
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & at(v, 1)) ^ (a & at(v, 2)) ^ (at(v, 1) & at(v, 2)))
    v.copyWithin(1, 0, 7)
    v[4] = at(v, 4) + one
    v[0] = one + two
  }

  return { add, hex }
}

function at(list: Uint32Array, place: number): number {
  return list[place] ?? 0
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
function constants(): Uint32Array {
  const found: number[] = []
  for (let candidate = 2; found.length < words; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  }
  return Uint32Array.from(found, (prime) => {
    const root = Math.cbrt(prime)
    return Math.floor((root - Math.floor(root)) * 2 ** 32)
  })
}
