package cn.pufa.post;

import cn.pufa.platform.http.Problem;
import java.time.LocalDate;

/**
 * How an accepted person enters a post.
 *
 * @param place null for the holder's place, where it is free
 * @param since first day; null for today
 * @param leftOn last day of the one who hands over
 */
record Entry(As place, LocalDate since, LocalDate leftOn, String leaveReason) {

  static final Entry NOW = new Entry(null, null, null, null);

  /** As the holder of a vacant post, by hand-over (交接) from the holder, or as substitute (替补). */
  enum As {
    HOLDER,
    HAND_OVER,
    SUBSTITUTE
  }

  void requireSound(LocalDate today) {
    if (since != null && since.isAfter(today)) {
      throw Problem.invalid("/since", "任职日期不能晚于今天");
    }
    if (place != As.HAND_OVER) {
      return;
    }
    if (leftOn == null) {
      throw Problem.invalid("/leftOn", "请写明前任的离任日期");
    }
    if (leftOn.isAfter(today)) {
      throw Problem.invalid("/leftOn", "离任日期不能晚于今天");
    }
    if (leaveReason == null) {
      throw Problem.invalid("/leaveReason", "请写明前任离任的原因");
    }
  }
}
