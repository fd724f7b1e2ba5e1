package cn.pufa.contact;

import cn.pufa.platform.http.Problem;
import java.time.LocalDate;

/**
 * Service by public notice (公告送达): it serves when thirty days have passed since it was put up, not
 * on the day it is put up (行政处罚法 61 with 民事诉讼法 95). Whoever records service asks here.
 */
final class PublicNotice {

  static final int DAYS = 30;

  private PublicNotice() {}

  /**
   * @param servedOn pointer of the day of service, as the request calls it
   */
  static void require(ServiceProof.Draft draft, String servedOn) {
    if (draft.method() != ServiceProof.Method.PUBLIC_NOTICE) {
      if (draft.putUpOn() != null) {
        throw Problem.invalid("/putUpOn", "只有公告送达才填公告的日子");
      }
      return;
    }
    if (draft.putUpOn() == null) {
      throw Problem.invalid("/putUpOn", "公告送达请填写贴出或者登出公告的那天");
    }
    LocalDate full = draft.putUpOn().plusDays(DAYS);
    if (draft.servedOn().isBefore(full)) {
      throw Problem.invalid(servedOn, "公告要满%d日才算送达，最早是%s".formatted(DAYS, full));
    }
  }
}
