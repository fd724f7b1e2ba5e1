/** All pictures, grouped by page, for whoever reviews the look. */
export function indexPage(shots) {
  const pages = new Map()
  for (const shot of shots) pages.set(nameOf(shot), [...(pages.get(nameOf(shot)) ?? []), shot])
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>普法通 · 全部页面</title>
<style>
  body { font: 14px/1.5 'Noto Sans CJK SC', sans-serif; margin: 24px; }
  section { border-top: 1px solid #dde2dc; padding: 16px 0; }
  .shots { display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start; }
  figure { margin: 0; }
  img { height: 320px; border: 1px solid #dde2dc; }
  .fault { color: #b3261e; }
</style>
<h1>普法通 · 全部页面</h1>
<p>${pages.size} pages, ${shots.length} pictures, ${shots.filter(({ faults }) => faults.length).length} with findings</p>
${[...pages].map(section).join('\n')}
</html>
`
}

const nameOf = ({ page }) => `${page.client} ${page.path}`

function section([name, shots]) {
  const { title, account } = shots[0].page
  return `<section id="${name}"><h2>${title} <small>${name} · ${account}</small></h2><div class="shots">${shots.map(figure).join('')}</div></section>`
}

function figure({ state, file, faults }) {
  const found = faults.map((fault) => `<br><span class="fault">${escaped(fault)}</span>`).join('')
  return `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="${state}"></a><figcaption>${state}${found}</figcaption></figure>`
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
