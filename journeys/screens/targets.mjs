/**
 * In the page: what is pressed or typed into and gives a finger less than so many pixels either way, each with its size
 * and words. Links within a sentence are as high as its lines.
 */
export function smallTargets(least) {
  const pressed = '[role=button], [role=link], [role=switch], [role=radio], [role=checkbox], uni-input, uni-textarea'
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('[aria-hidden=true]')
  return [...document.querySelectorAll(pressed)].filter((one) => isShown(one) && !isLargeEnough(one)).map(words)

  function isLargeEnough(one) {
    const { width, height } = one.getBoundingClientRect()
    return (width >= least - 1 && height >= least - 1) || getComputedStyle(one).display === 'inline' || isHitAround(one)
  }

  /** A finger may hit more than is drawn, and nothing beyond the screen. */
  function isHitAround(one) {
    one.scrollIntoView({ block: 'center' })
    const { left, top, width, height } = one.getBoundingClientRect()
    const reach = least / 2 - 1
    const hits = (right, down) => one.contains(document.elementFromPoint(Math.max(0, left + width / 2 + right), Math.max(0, top + height / 2 + down)))
    return hits(-reach, 0) && hits(reach, 0) && hits(0, -reach) && hits(0, reach)
  }

  function words(one) {
    const { width, height } = one.getBoundingClientRect()
    return `a target of ${Math.round(width)} × ${Math.round(height)}: ${(one.getAttribute('aria-label') || one.innerText || one.tagName).slice(0, 40)}`
  }
}
