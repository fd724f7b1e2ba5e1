import { wayText } from '@/shared/messages'
import { one, type Compared } from '@/shared/meanwhile/compared'
import { ORGANIZATION_TYPES } from '@/shared/words'
import { FIELDS, type DraftForm } from './draft'
import { CONTACTS, KINDS } from './words'

interface Names {
  /** Of a township by its code, of a template and of what was asked for by their ids. */
  township: (code: string) => string
  template: (id: string) => string
  asked: (id: string) => string
}

/** A draft as two people who change it compare it. */
export function comparedOf({ township, template, asked }: Names): ReadonlyArray<Compared<DraftForm>> {
  const own = (key: keyof DraftForm, name: string, text?: (form: DraftForm) => string) => one<DraftForm>(key, FIELDS[name] ?? name, text)
  return [
    own('kind', 'kind', ({ kind }) => KINDS[kind]),
    own('title', 'title'),
    own('documentNumber', 'documentNumber'),
    own('opensOn', 'opensOn'),
    own('dueOn', 'dueOn'),
    own('types', 'audience/types', ({ types }) => types.map((type) => ORGANIZATION_TYPES[type]).join('、')),
    own('townships', 'audience/townships', ({ townships }) => townships.map(township).join('、')),
    own('registeredBefore', 'audience/registeredBefore'),
    own('notActedOn', 'audience/notActedOn', ({ notActedOn }) => (notActedOn ? asked(notActedOn) : '')),
    own('contact', 'audience/contact', ({ contact }) => (contact ? CONTACTS[contact] : '')),
    {
      name: '写什么',
      keys: ['from', 'template', 'version', 'values', 'subject', 'body', 'sms'],
      text: (form) => (form.from === 'template' ? templateText(form, template) : [form.subject, form.body, form.sms && `短信：${form.sms}`].filter(Boolean).join('\n\n')),
    },
    {
      name: '怎么发',
      keys: ['first', 'then', 'unreadAfterDays'],
      text: ({ first, then, unreadAfterDays }) =>
        [`一开始：${first.map(wayText).join('、')}`, `没有送到再：${then.map(wayText).join('、')}`, unreadAfterDays ? `${unreadAfterDays} 天没读再` : ''].filter(Boolean).join('\n'),
    },
  ]
}

function templateText({ template, version, values }: DraftForm, name: (id: string) => string): string {
  return [`模板：${template ? name(template) : ''}${version ? `，第 ${version} 版` : ''}`, ...Object.values(values)].join('\n')
}
