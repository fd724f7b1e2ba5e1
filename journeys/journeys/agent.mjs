import assert from 'node:assert/strict'

export async function agentConfirms(people, world) {
  assert.ok(world.officer, 'no notice was sent')
  const officer = people.welcome(world.officer)
  await officer.page.evaluate(() => (window.untouched = true))
  const agent = await people.phone()
  await agent.go('/')
  await agent.press('link', '办事')
  await agent.press('button', '登录看通知')
  await agent.sees('演示账号')
  await agent.look('40-登录')
  await agent.press('button', '获取验证码')
  await agent.sees('请填手机号')
  await agent.look('41-登录没填')
  await agent.press('link', /^演示经办人甲/)
  const unread = agent.thing('link', /未读/)
  await unread.waitFor()
  await agent.look('42-通知列表')
  await unread.click()
  await agent.thing('button', '我已知悉').waitFor()
  await agent.look('43-通知')
  await becomes(officer, 'read', 1)
  await agent.press('button', '我已知悉')
  await agent.sees('已知悉', { exact: true })
  await agent.look('44-已知悉')
  await becomes(officer, 'acknowledged', 1)
  await officer.page.waitForFunction(() => window.untouched)
  await officer.page.evaluate(() => window.scrollTo(0, 0))
  await officer.look('45-科员看到已读')

  await agent.thing('button', '返回').click()
  await agent.thing('link', /已知悉/).waitFor()
  await agent.press('link', '我的', { exact: true })
  await agent.sees('演示经办人甲')
  await agent.look('46-我的')
  await agent.press('button', '退出登录')
  await agent.sees('您还没有登录')
}

/** The page is not touched: the figure must come by itself. */
async function becomes(officer, name, value) {
  await officer.page.waitForFunction(
    ([name, value]) => parseInt(document.querySelector(`[data-figure=${name}]`)?.innerText, 10) === value,
    [name, value],
  )
}
