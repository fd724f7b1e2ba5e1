import { expect, it } from 'vitest'
import { dataAsText, kindsOf, plainValue } from './ownData'

it('writes every field of every record, and says where there is none', () => {
  const data = {
    exportedAt: '2026-11-24T02:00:00Z',
    items: [
      {
        kind: 'post',
        title: '身份登记',
        records: [
          [
            { name: '姓名', value: '演示甲' },
            { name: '身份', value: '志愿者' },
          ],
          [{ name: '姓名', value: '演示乙' }],
        ],
      },
      { kind: 'id_number', title: '身份证号', records: [] },
    ],
  }
  expect(dataAsText(data, '2026-11-24')).toBe(`普法通里我的信息，11月24日（星期二）10:00导出

【身份登记】
姓名：演示甲
身份：志愿者

姓名：演示乙

【身份证号】
没有记录
`)
})

it('shows an instant as a day and a minute in Beijing, and leaves the rest alone', () => {
  const shown = (name: string, value: string) => plainValue({ name, value }, '2026-11-24')
  expect(shown('时间', '2026-11-24T18:59:45.989496Z')).toBe('11月25日（星期三）02:59')
  expect(shown('开始', '2026-11-24')).toBe('2026-11-24')
  expect(shown('村居', '演示村')).toBe('演示村')
})

it('puts the long trail last and keeps the order of the others', () => {
  const items = ['trail', 'account', 'post'].map((kind) => ({ kind, title: kind, records: [] }))
  expect(kindsOf({ exportedAt: '2026-11-24T02:00:00Z', items }).map((one) => one.kind)).toEqual(['account', 'post', 'trail'])
})
