import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { one } from '../meanwhile/compared'
import VersionsSheet from './VersionsSheet.vue'
import { changedFields } from './versions'

interface Form {
  title: string
  note: string
}

const COMPARED = [one<Form>('title', '名称'), one<Form>('note', '备注')]
const shown = (before: Form | undefined, after: Form) =>
  mount(VersionsSheet, { props: { before: '第 1 版', after: '第 2 版', fields: changedFields(before, after, COMPARED) } })

describe('two versions', () => {
  it('stand beside each other where they read otherwise', () => {
    const view = shown({ title: '家庭走访', note: '照旧' }, { title: '家庭走访记录', note: '照旧' })
    expect(view.findAll('article').map((row) => row.attributes('aria-label'))).toEqual(['名称'])
    const [before, after] = view.findAll('.side')
    expect(before?.text()).toContain('家庭走访')
    expect(before?.find('ins').exists()).toBe(false)
    expect(after?.get('ins').text()).toBe('记录')
  })

  it('say that nothing changed, and what was not there before', () => {
    expect(shown({ title: '甲', note: '' }, { title: '甲', note: '' }).text()).toContain('和第 1 版读起来一样')
    expect(shown(undefined, { title: '甲', note: '' }).findAll('.side')[0]?.text()).toContain('（没有）')
  })
})
