import type { NodeTransform, RootNode, TemplateChildNode, ElementNode } from '@vue/compiler-core'

// As the compiler numbers them; its own names for them are not there at run time.
const NODE = { element: 1, directive: 7 } as const
const TAG = { element: 0, component: 1 } as const
/** What makes a component of a view or a text: it answers a finger, or reads its words in a way of its own. */
const needsComponent = /^(hover-|space$|decode$)/
const plain: Record<string, string> = { view: 'uni-view', text: 'uni-text' }

/**
 * On H5 each view and text is a Vue component around one element, and a page has hundreds. Those that use nothing of the
 * component become the element itself, which a cheap phone builds sooner; how it looks is bound to the element's name.
 * Line breaks in a text's words, which the component turns into elements, are kept by uni-app's style of uni-text (pre-line).
 */
export const plainElements: NodeTransform = (node: RootNode | TemplateChildNode) => {
  if (node.type !== NODE.element || node.tagType !== TAG.component) return
  const tag = plain[node.tag]
  if (tag === undefined || names(node).some((name) => needsComponent.test(name))) return
  Object.assign(node, { tag, tagType: TAG.element })
}

/** Of attributes and of bound ones; what is bound by a variable name is unknown, and stays a component. */
function names({ props }: ElementNode): string[] {
  return props.flatMap((prop) => {
    if (prop.type !== NODE.directive) return [prop.name]
    if (prop.name === 'bind') return [prop.arg && 'content' in prop.arg ? String(prop.arg.content) : 'hover-']
    return []
  })
}
