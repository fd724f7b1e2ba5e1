package cn.pufa.volunteer;

import cn.pufa.platform.http.Problem;
import java.time.Instant;
import java.util.UUID;

/**
 * What staff propose: a training session by its id, or an event in words.
 *
 * @param session with kind {@code session}; the other facts then come from there
 */
record AssignmentDraft(
    Assignment.Kind kind,
    UUID session,
    String title,
    String place,
    Instant startsAt,
    Instant endsAt,
    boolean withMinors) {

  void requireSound() {
    if (kind == Assignment.Kind.SESSION) {
      require(session, "/session", "请选择培训班");
      return;
    }
    require(title, "/title", "请写活动名称");
    require(place, "/place", "请写活动地点");
    require(startsAt, "/startsAt", "请写开始时间");
    require(endsAt, "/endsAt", "请写结束时间");
  }

  private static void require(Object value, String pointer, String message) {
    if (value == null) {
      throw Problem.invalid(pointer, message);
    }
  }

  void requireComing(Instant now) {
    String from = kind == Assignment.Kind.SESSION ? "/session" : "/startsAt";
    if (!startsAt.isAfter(now)) {
      throw Problem.invalid(from, "已经开始或者办完了，不能再安排");
    }
    if (!endsAt.isAfter(startsAt)) {
      throw Problem.invalid("/endsAt", "结束时间要晚于开始时间");
    }
  }

  AssignmentDraft at(String title, String place, Instant startsAt, Instant endsAt) {
    return new AssignmentDraft(kind, session, title, place, startsAt, endsAt, withMinors);
  }
}
