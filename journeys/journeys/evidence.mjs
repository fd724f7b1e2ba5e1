import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { signIn } from './officer.mjs'

const EVENT = '演示·进校园讲未成年人保护'

/**
 * An officer records an event with two photos, one of which says where it was taken. On the photos she covers a child's face by
 * pointer and another by the keys, takes one step back, and says of the second that no child can be seen. Then she takes the
 * evidence along.
 */
export async function photosAreMarked(people) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await records(officer)
  await marks(officer)
  await takesEvidence(officer)
  await looksOnPhone(people, officer.page.url())
}

async function records(officer) {
  await officer.press('link', '普法活动')
  await officer.press('button', '记一场活动')
  await officer.page.getByText('进校园', { exact: true }).click()
  await officer.page.getByRole('textbox', { name: '名称', exact: true }).fill(EVENT)
  await officer.page.getByRole('textbox', { name: '地点', exact: true }).fill('演示中心小学')
  await officer.page.getByRole('spinbutton', { name: '受众人次' }).fill('86')
  await officer.page.getByRole('spinbutton', { name: '经费（元）' }).fill('1280.5')
  await officer.page.getByRole('textbox', { name: /^媒体报道/ }).fill('https://example.org/demo')
  const photos = await Promise.all([drawing(officer, '#2f6f8f'), drawing(officer, '#8f5f2f')])
  const [chooser] = await Promise.all([officer.page.waitForEvent('filechooser'), officer.press('button', '选择照片', { exact: true })])
  await chooser.setFiles(photos.map((buffer, place) => ({ name: `演示照片${place + 1}.jpg`, mimeType: 'image/jpeg', buffer: place ? buffer : withPlace(buffer) })))
  await officer.thing('img', '演示照片2.jpg').waitFor()
  await officer.press('button', '保存这场活动')
  await officer.sees('已去掉照片里的位置信息', { exact: true })
  await officer.sees('还有 2 张没有标注。')
  await officer.look('of-照片没有标注')
}

async function marks(officer) {
  await officer.press('link', '去标注')
  await officer.thing('heading', '标注照片').waitFor()
  const photo = officer.thing('img', new RegExp(`^${EVENT}的照片 1`))
  await photo.evaluate((image) => image.decode())
  await draws(officer, await photo.boundingBox(), [0.19, 0.3, 0.31, 0.55])
  await officer.press('button', '加一块')
  await officer.press('button', '撤销')
  await officer.press('button', '加一块')
  const second = officer.thing('button', /^遮挡 2/)
  await second.focus()
  for (const key of ['ArrowRight', ...Array(7).fill('ArrowUp'), 'Shift+ArrowDown', 'Shift+ArrowRight']) await officer.page.keyboard.press(key)
  assert.match(await second.getAttribute('aria-label'), /左 45%，上 35%，宽 13%，高 17%/)
  await officer.look('og-框住孩子的脸')
  await officer.press('button', '遮住这 2 处，保存')
  await officer.sees('照片 2 / 2')
  await officer.press('button', '看过了，没有儿童面部')
  await officer.thing('link', '看公开用的照片').waitFor()
  await officer.press('link', '← 上一张')
  await officer.sees('已遮挡')
  await officer.look('oh-已经遮挡')
}

async function draws(officer, box, [left, top, right, bottom]) {
  const { mouse } = officer.page
  await mouse.move(box.x + box.width * left, box.y + box.height * top)
  await mouse.down()
  await mouse.move(box.x + box.width * right, box.y + box.height * bottom, { steps: 4 })
  await mouse.up()
  await officer.thing('button', /^遮挡 1/).waitFor()
}

async function takesEvidence(officer) {
  await officer.press('link', `← ${EVENT}`)
  await officer.sees('1280.50 元')
  await officer.thing('link', '下载 Word').scrollIntoViewIfNeeded()
  await officer.look('oi-活动和材料')
  const [archive] = await Promise.all([officer.page.waitForEvent('download'), officer.press('link', /^下载材料包/)])
  assert.equal(archive.suggestedFilename(), `普法履职评议材料-${EVENT}.zip`)
  const bytes = await readFile(await archive.path())
  assert.equal(bytes.subarray(0, 2).toString('latin1'), 'PK')
  assert.ok(bytes.includes('目录.csv'))
  await officer.press('link', '责任清单')
  await officer.thing('link', '下载 Word').waitFor()
  await officer.look('oj-清单和材料')
  await officer.page.goBack()
}

async function looksOnPhone(people, url) {
  const phone = await people.phone()
  await signIn(phone, 'case_officer')
  await phone.go(new URL(url).pathname + new URL(url).hash)
  await phone.press('link', '标注照片 1')
  await phone.thing('heading', '标注照片').waitFor()
  await phone.thing('img', new RegExp(`^${EVENT}的照片 1`)).evaluate((image) => image.decode())
  await phone.look('ok-手机上标注', { fullPage: true })
}

/** A drawn picture of three people, as JPEG; nobody is on it. */
function drawing(visitor, wall) {
  return visitor.page
    .evaluate((colour) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1600, height: 1200 })
      const pen = canvas.getContext('2d')
      pen.fillStyle = colour
      pen.fillRect(0, 0, 1600, 1200)
      for (const [x, size] of [[400, 150], [820, 150], [1240, 190]]) {
        pen.fillStyle = '#f2d3b3'
        pen.beginPath()
        pen.arc(x, 520, size / 1.6, 0, Math.PI * 2)
        pen.fill()
        pen.fillStyle = '#dfe7df'
        pen.fillRect(x - size, 520 + size / 1.5, size * 2, 1200)
      }
      return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]
    }, wall)
    .then((text) => Buffer.from(text, 'base64'))
}

/** With the tags by which a telephone says where a photo was taken. */
function withPlace(jpeg) {
  const tags = Buffer.alloc(68)
  tags.write('MM', 0, 'latin1')
  tags.writeUInt16BE(42, 2)
  tags.writeUInt32BE(8, 4)
  tags.writeUInt16BE(1, 8)
  entry(tags, 10, 0x8825, 4, 1, 26)
  tags.writeUInt16BE(1, 26)
  entry(tags, 28, 2, 5, 3, 44)
  ;[21, 1, 36, 1, 0, 1].forEach((number, place) => tags.writeUInt32BE(number, 44 + place * 4))
  const head = Buffer.concat([Buffer.from([0xff, 0xe1, 0, tags.length + 8]), Buffer.from('Exif\0\0', 'latin1')])
  return Buffer.concat([jpeg.subarray(0, 2), head, tags, jpeg.subarray(2)])
}

function entry(tags, at, tag, type, count, value) {
  tags.writeUInt16BE(tag, at)
  tags.writeUInt16BE(type, at + 2)
  tags.writeUInt32BE(count, at + 4)
  tags.writeUInt32BE(value, at + 8)
}
