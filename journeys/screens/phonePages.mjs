import { readFile } from 'node:fs/promises'
import { phoneSample } from './samples.mjs'

/** Whose pages a package holds; all others are a resident's. */
const WHOSE = {
  agent: 'org_agent', annualreport: 'org_agent', filing: 'org_agent', notice: 'org_agent', reply: 'org_agent',
  creditlist: 'org_agent-3', procedure: 'org_agent-3', penalty: 'org_agent-3',
  certificate: 'child_director', course: 'child_director', exam: 'child_director', hours: 'child_director', post: 'child_director',
  training: 'child_director', volunteer: 'volunteer',
}

/** Every page of the residents' client, as its own table of pages has it. */
export async function phonePages(samples) {
  const { pages, subPackages } = JSON.parse(await readFile(new URL('../../mini-program/src/pages.json', import.meta.url), 'utf8'))
  const all = [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => ({ ...page, path: `${root}/${page.path}` })))]
  return all.map(({ path, style }) => {
    const account = WHOSE[path.split('/')[1]] ?? 'resident'
    const query = phoneSample(path, samples)
    return { client: 'phone', path, title: style.navigationBarTitleText, account, hash: `#/${path}${query}` }
  })
}
