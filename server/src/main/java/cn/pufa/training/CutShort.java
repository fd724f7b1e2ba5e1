package cn.pufa.training;

import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Tx;
import cn.pufa.training.AttendanceRecord.How;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A session that is called off after it began: nobody was there for longer than it was held. */
final class CutShort {

  private static final String WHY = "培训中途取消，学时按已经办的算";

  private final SessionHours hours;

  CutShort(SessionHours hours) {
    this.hours = hours;
  }

  /**
   * What was said already of who attended is corrected, hours that were signed for too.
   *
   * @param session locked, as it is once called off; whoever writes attendance waits for that
   */
  void settle(Tx tx, TrainingSession session, UUID by, Instant now) {
    Map<UUID, Enrolment> seated =
        EnrolmentStore.in(tx, session.id()).stream()
            .collect(Collectors.toMap(Enrolment::id, one -> one));
    List<AttendanceRecord> longer =
        AttendanceStore.latest(tx, session.id()).values().stream()
            .filter(record -> seated.containsKey(record.enrolment()))
            .filter(record -> record.minutes() > session.fullMinutes())
            .map(record -> held(record, session.fullMinutes(), now))
            .toList();
    if (longer.isEmpty()) {
      return;
    }
    AttendanceStore.insert(tx, session.id(), longer, WHY, by, now);
    if (AttendanceStore.find(tx, session.id()).orElseThrow().isSigned()) {
      hours.correct(tx, session, longer, seated, SessionHours.CORRECTED + "：" + WHY);
    }
    Changes.publish(tx, Attendance.CHANGED, session.id().toString());
  }

  private static AttendanceRecord held(AttendanceRecord before, int minutes, Instant now) {
    return new AttendanceRecord(
        before.enrolment(),
        before.number() + 1,
        before.result(),
        minutes,
        How.CORRECTION,
        before.note(),
        null,
        null,
        now);
  }
}
