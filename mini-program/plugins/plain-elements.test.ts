import { baseCompile } from '@vue/compiler-core'
import { describe, expect, it } from 'vitest'
import { plainElements } from './plain-elements'

/** As uni-app compiles: what HTML does not know is a component. */
const how = { mode: 'module' as const, prefixIdentifiers: true, isNativeTag: () => false, nodeTransforms: [plainElements] }
const compiled = (template: string) => baseCompile(template, how).code

describe('a view or text', () => {
  it('that uses nothing of its component is an element', () => {
    const code = compiled('<view class="row" @click="press"><text :aria-label="name">{{ name }}</text></view>')
    expect(code).toContain('_createElementBlock("uni-view"')
    expect(code).toContain('_createElementVNode("uni-text"')
    expect(code).not.toContain('_resolveComponent')
  })

  it('that answers a finger stays a component', () => {
    expect(compiled('<view hover-class="pressed" />')).toContain('_resolveComponent("view")')
    expect(compiled('<view :hover-class="way" />')).toContain('_resolveComponent("view")')
    expect(compiled('<text decode>&amp;nbsp;</text>')).toContain('_resolveComponent("text")')
  })

  it('bound as a whole may be anything, and stays one', () => {
    expect(compiled('<view v-bind="all" />')).toContain('_resolveComponent("view")')
  })

  it('is all it touches', () => {
    expect(compiled('<picker><ListRow /></picker>')).toContain('_resolveComponent("picker")')
  })
})
