// Looks at what was built: nothing from outside hosts, sizes, complete pages, and that the WeChat package boots.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { boot, subscribe } from './boot-weixin.mjs'
import { firstPage } from './first-page.mjs'

const h5 = fileURLToPath(new URL('../dist/build/h5/', import.meta.url))
const weixin = fileURLToPath(new URL('../dist/build/mp-weixin/', import.meta.url))
const packageLimit = 2 * 1024 * 1024
// Half a minute at 40 kbit/s, as 2G gives at the edge of a village.
const firstPageLimit = 150 * 1000
// Names of XML languages, and addresses inside the frameworks' messages to developers: never requested.
const neverRequested = [
  /^http:\/\/www\.w3\.org\//,
  /^https:\/\/vuejs\.org\/error-reference\//,
  /^https:\/\/uniapp\.dcloud\.net\.cn\/tutorial\//,
]
const faults = []

for (const root of [h5, weixin]) {
  if (!existsSync(root)) fail(`${root} is missing: build first`)
  else checkHosts(root)
}
if (existsSync(h5)) {
  checkIndex()
  checkFirstPage()
}
if (existsSync(weixin)) await checkWeixin()

for (const fault of faults) console.error(`FAULT ${fault}`)
console.log(faults.length === 0 ? 'check-dist: all good' : `check-dist: ${faults.length} faults`)
process.exit(faults.length === 0 ? 0 : 1)

function checkHosts(root) {
  const allowed = process.env.VITE_API_BASE
  for (const file of filesOf(root).filter((name) => /\.(js|css|html|json|wxml|wxss|wxs|svg)$/.test(name))) {
    const text = readFileSync(file, 'utf8')
    for (const [found] of text.matchAll(/url\(\s*["']?(?:https?:)?\/\/[^)]*\)/g)) fail(`${file}: ${found}`)
    for (const [found] of text.matchAll(/https?:\/\/[A-Za-z0-9.-]+[^\s"'`)<\\]*/g)) {
      if (allowed && found.startsWith(allowed)) continue
      if (!neverRequested.some((pattern) => pattern.test(found))) fail(`${file}: ${found}`)
    }
  }
  console.log(`${relative(process.cwd(), root)}: ${kib(sizeOf(root))} KiB`)
}

function checkIndex() {
  const html = readFileSync(join(h5, 'index.html'), 'utf8')
  if (/<script(?![^>]*\bsrc=)[^>]*>/.test(html)) fail('index.html holds an inline script, which the server forbids')
  for (const [, address] of html.matchAll(/(?:src|href)="(\.[^"]*)"/g)) {
    if (!existsSync(join(h5, address))) fail(`index.html names ${address}, which was not built`)
  }
}

function checkFirstPage() {
  const { files, bytes } = firstPage(h5)
  const pictures = filesOf(h5).filter((file) => /\.(svg|png|jpe?g|gif|webp)$/.test(file))
  if (pictures.length > 0) fail(`icons that H5 would fetch: ${pictures.join(', ')}`)
  // A page of the main package that is fetched apart would not be counted, and would not open without a network.
  const apart = filesOf(join(h5, 'assets')).filter((file) => /pages-\w+-\w+\.[^/]*js$/.test(file))
  if (apart.length > 0) fail(`fetched apart from the main package: ${apart.join(', ')}`)
  if (bytes > firstPageLimit) fail(`the first page of H5 is ${bytes} bytes compressed, over ${firstPageLimit}`)
  console.log(`H5 first page: ${bytes} bytes compressed in ${files.length} files and two answers`)
}

async function checkWeixin() {
  const app = JSON.parse(readFileSync(join(weixin, 'app.json'), 'utf8'))
  const packages = app.subPackages ?? []
  const pages = [...app.pages, ...packages.flatMap((part) => part.pages.map((page) => `${part.root}/${page}`))]
  pages.forEach(checkPage)
  for (const tab of app.tabBar.list) {
    if (!app.pages.includes(tab.pagePath)) fail(`tab ${tab.pagePath} is not in the main package`)
    for (const icon of [tab.iconPath, tab.selectedIconPath]) if (!existsSync(join(weixin, icon))) fail(`no ${icon}`)
  }
  checkSizes(packages.map((part) => part.root))
  checkRequires(packages.map((part) => part.root))
  const booted = await boot(weixin, pages)
  booted.faults.forEach(fail)
  console.log(`WeChat boot: ${booted.pages} pages, requests ${booted.requests.join(' ')}`)
  const reminders = await subscribe(weixin)
  reminders.forEach(fail)
}

function checkPage(page) {
  for (const kind of ['js', 'json', 'wxml', 'wxss']) {
    if (!existsSync(join(weixin, `${page}.${kind}`))) fail(`page ${page} has no .${kind}`)
  }
  const config = JSON.parse(readFileSync(join(weixin, `${page}.json`), 'utf8'))
  for (const component of Object.values(config.usingComponents ?? {})) {
    const file = component.startsWith('/') ? join(weixin, component) : join(weixin, page, '..', component)
    if (!existsSync(`${file}.wxml`)) fail(`page ${page} uses ${component}, which was not built`)
  }
}

function checkSizes(roots) {
  const parts = roots.map((root) => sizeOf(join(weixin, root)))
  const sizes = [sizeOf(weixin) - parts.reduce((sum, size) => sum + size, 0), ...parts]
  sizes.forEach((size, place) => {
    const name = place === 0 ? 'main package' : roots[place - 1]
    if (size > packageLimit) fail(`${name} is ${kib(size)} KiB, over 2 MiB`)
    console.log(`  ${name}: ${kib(size)} KiB`)
  })
}

// WeChat loads a subpackage later than the main one, and never for its neighbour.
function checkRequires(roots) {
  for (const file of filesOf(weixin).filter((name) => name.endsWith('.js'))) {
    const own = roots.find((root) => file.startsWith(join(weixin, root) + '/'))
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/require\("(\.[^"]+)"\)/g)) {
      const target = join(file, '..', path)
      const other = roots.find((root) => target.startsWith(join(weixin, root) + '/'))
      if (other && other !== own) fail(`${relative(weixin, file)} needs ${path} of another package`)
    }
  }
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

function sizeOf(folder) {
  return filesOf(folder).reduce((sum, file) => sum + statSync(file).size, 0)
}

function kib(bytes) {
  return Math.round(bytes / 1024)
}

function fail(fault) {
  faults.push(fault)
}
