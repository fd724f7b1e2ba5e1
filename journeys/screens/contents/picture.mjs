import { PNG } from 'pngjs'

/** A sheet of one colour, for wherever somebody would have taken a photo. */
export function picture(width = 1200, height = 900) {
  const sheet = new PNG({ width, height })
  for (let place = 0; place < sheet.data.length; place += 4) sheet.data.set([214, 222, 212, 255], place)
  return PNG.sync.write(sheet)
}
