import { pageHints, searchField, type KeyHint } from './keys'
import { rowsHere } from './rows'
import { submitWords } from './submit'

/** The keys that do something on the page as it stands. */
export function keysHere(): KeyHint[] {
  const { list, opens, ticks, pages } = rowsHere()
  const submit = submitWords()
  return [
    { keys: ['Ctrl', 'K'], does: '全局搜索：组织、人、内容、通知、页面' },
    { keys: ['/'], does: searchField() ? '到本页的搜索框' : '全局搜索' },
    ...when(list, { keys: ['j'], does: '下一行' }, { keys: ['k'], does: '上一行' }),
    ...when(opens, { keys: ['Enter'], does: '打开这一行' }),
    ...when(ticks, { keys: ['x'], does: '选中或取消这一行' }),
    ...when(pages, { keys: ['['], does: '列表上一页' }, { keys: [']'], does: '列表下一页' }),
    ...when(submit !== undefined, { keys: ['Ctrl', 'Enter'], does: submit ?? '' }),
    ...pageHints,
    { keys: ['Esc'], does: '关闭打开的一栏或对话框；在输入框里是离开输入框' },
    { keys: ['?'], does: '这张表' },
  ]
}

const when = (here: boolean, ...hints: KeyHint[]) => (here ? hints : [])
