package cn.pufa.training;

import cn.pufa.hours.Entry;
import cn.pufa.hours.Hours;
import cn.pufa.hours.Source;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Hours (学时) of those whom the trainer signed for, and what a correction makes of them. */
final class SessionHours {

  /** All that the person reads of it: a reason is typed for a whole list, and may name others. */
  static final String CORRECTED = "到场记录更正";

  private final Hours hours;

  SessionHours(Hours hours) {
    this.hours = hours;
  }

  /** In the transaction that signs. */
  void count(
      Tx tx,
      TrainingSession session,
      Collection<AttendanceRecord> records,
      Map<UUID, Enrolment> seated) {
    for (AttendanceRecord record : records) {
      Enrolment enrolment = seated.get(record.enrolment());
      if (enrolment != null && record.minutes() > 0) {
        hours.record(tx, entry(session, enrolment, record.minutes()));
      }
    }
  }

  /**
   * In the transaction that corrects a signed list.
   *
   * @param why in words of this feature, which stand on the transcript (学时证明)
   */
  void correct(
      Tx tx,
      TrainingSession session,
      List<AttendanceRecord> records,
      Map<UUID, Enrolment> seated,
      String why) {
    for (AttendanceRecord record : records) {
      Enrolment enrolment = seated.get(record.enrolment());
      if (record.minutes() > 0) {
        hours.correct(tx, entry(session, enrolment, record.minutes()), why);
      } else {
        hours.withdraw(tx, enrolment.person(), Source.SESSION, session.id(), why);
      }
    }
  }

  private static Entry entry(TrainingSession session, Enrolment enrolment, int minutes) {
    return new Entry(
        enrolment.person(),
        Source.SESSION,
        session.id(),
        session.title(),
        LocalDate.ofInstant(session.startsAt(), BusinessClock.ZONE),
        minutes);
  }
}
