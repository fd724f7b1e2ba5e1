import { describe, expect, it } from 'vitest'
import { changeOf, draftOf, emptyOffice, faultsOf, type OfficeForm } from './draft'

const TODAY = '2026-11-24'
const whole: OfficeForm = { ...emptyOffice(TODAY), name: '演示办公室', address: '演示路1号', services: ['low_income_aid'] }
const pointers = (form: OfficeForm) => faultsOf(form, TODAY).map(({ pointer }) => pointer)

describe('faultsOf', () => {
  it('asks for name, address and what is done there', () => {
    expect(pointers(emptyOffice(TODAY))).toEqual(['/name', '/address', '/services'])
    expect(pointers(whole)).toEqual([])
  })

  it('takes a number of an office and nothing else as its phone', () => {
    for (const phone of ['0000-0000001', '0000-0000001 / 0000-0000002', '12345']) expect(pointers({ ...whole, phone })).toEqual([])
    for (const phone of ['没有', '+86 000', '0', '0000\n1']) expect(pointers({ ...whole, phone })).toEqual(['/phone'])
  })

  it('refuses a check that is still to come', () => {
    expect(pointers({ ...whole, checkedOn: '2026-11-25' })).toEqual(['/checkedOn'])
  })
})

describe('what is sent', () => {
  it('leaves out what is not known', () => {
    expect(draftOf(whole)).toEqual({ name: '演示办公室', address: '演示路1号', services: ['low_income_aid'], checkedOn: TODAY })
  })

  it('names the version that was looked at', () => {
    expect(changeOf({ ...whole, division: '440881' }, 3)).toMatchObject({ after: 3 })
    expect(changeOf({ ...whole, division: '440881' }, 3)).not.toHaveProperty('division')
  })
})
