import { may } from '@/shared/access'
import { useLoad } from '@/shared/useLoad'
import { listExamBanks } from './api'

/** A course names the exam after it by the code of a bank; people read its title. */
export function useBanks() {
  const { data: banks } = useLoad(async () => (may('listExamBanks') ? listExamBanks() : []))
  return { banks, bankTitle: (code?: string) => banks.value?.find(({ id }) => id === code)?.title ?? code }
}
