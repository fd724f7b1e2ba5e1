package cn.pufa.staff;

import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.UUID;

/** An appointment as it is asked for. */
record DeputyDraft(
    UUID absent, UUID deputy, String role, LocalDate from, LocalDate until, String reason) {

  /** Half a year, as the longest of leaves; then somebody else should have the role. */
  private static final int LONGEST_DAYS = 184;

  void requireSound(LocalDate today) {
    if (!RoleInDivision.STAFF.contains(role)) {
      throw Problem.invalid("/role", "只有工作人员的岗位可以代理");
    }
    if (absent.equals(deputy)) {
      throw Problem.invalid("/deputy", "代理人不能是外出的人自己");
    }
    if (from.isBefore(today)) {
      throw Problem.invalid("/from", "代理从今天或以后的日期开始");
    }
    if (until.isBefore(from)) {
      throw Problem.invalid("/until", "结束日期不能早于开始日期");
    }
    if (until.isAfter(from.plusDays(LONGEST_DAYS))) {
      throw Problem.invalid("/until", "代理最长半年，时间更长请把角色交给别人");
    }
  }
}
