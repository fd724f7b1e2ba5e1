import type { StepForm } from './lesson'

export interface StepFault {
  step: string
  message: string
}

/** What keeps learners from walking the drill, said while it is written; the server looks again. */
export function drillFaults(start: string, steps: readonly StepForm[]): StepFault[] {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const faults: StepFault[] = []
  for (const step of steps) {
    if (!step.end && step.choices.length < 2) faults.push({ step: step.id, message: '要有两个以上的选择，或者标成结局' })
    for (const { text, to } of step.choices) {
      if (!step.end && to && !byId.has(to)) faults.push({ step: step.id, message: `“${text}”通到的步骤不存在` })
    }
  }
  const reached = reachedFrom(start, byId)
  for (const { id } of steps) {
    if (!reached.has(id)) faults.push({ step: id, message: '没有哪个选择通到这一步' })
    else if (![...reachedFrom(id, byId)].some((next) => byId.get(next)?.end)) faults.push({ step: id, message: '从这一步走不到结局' })
  }
  if (!steps.some((step) => step.end === 'good' && reached.has(step.id))) faults.push({ step: start, message: '没有一条路走到好的结局' })
  return faults
}

function reachedFrom(start: string, byId: ReadonlyMap<string, StepForm>): Set<string> {
  const reached = new Set<string>()
  const open = [start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = byId.get(id)
    if (!step || reached.has(id)) continue
    reached.add(id)
    if (!step.end) open.push(...step.choices.map(({ to }) => to))
  }
  return reached
}

/** A short id that no step has. */
export function nextStepId(steps: readonly StepForm[]): string {
  for (let number = steps.length + 1; ; number++) {
    if (!steps.some(({ id }) => id === String(number))) return String(number)
  }
}
