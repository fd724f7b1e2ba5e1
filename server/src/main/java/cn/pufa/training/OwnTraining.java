package cn.pufa.training;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.PostRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What this feature keeps about one person: to be shown to them whole, and to be erased. */
public final class OwnTraining {

  private static final int ALL = 10_000;

  private final Enrolments enrolments;
  private final BusinessClock clock;
  private final String division;
  private final Map<String, String> divisionNames;

  OwnTraining(
      Enrolments enrolments,
      BusinessClock clock,
      String division,
      Map<String, String> divisionNames) {
    this.enrolments = enrolments;
    this.clock = clock;
    this.division = division;
    this.divisionNames = divisionNames;
  }

  private String post(PostRole role, String place) {
    return divisionNames.getOrDefault(place, place) + role.title();
  }

  public List<Map<String, String>> exportEnrolments(Tx tx, UUID person) {
    List<EnrolmentStore.Found> found = EnrolmentStore.ofPerson(tx, person);
    Set<UUID> ids =
        found.stream().map(one -> one.enrolment().session()).collect(Collectors.toSet());
    Map<UUID, TrainingSession> sessions =
        SessionStore.byIds(tx, division, ids).stream()
            .collect(Collectors.toMap(TrainingSession::id, Function.identity()));
    return found.stream()
        .map(one -> enrolments.view(one, sessions.get(one.enrolment().session()), clock.now()))
        .map(this::row)
        .toList();
  }

  private Map<String, String> row(EnrolmentView enrolment) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("培训", enrolment.title());
    row.put("培训时间", enrolment.startsAt().toString());
    row.put("身份", post(enrolment.role(), enrolment.division()));
    row.put("状态", enrolment.message());
    row.put("报名时间", enrolment.enrolledAt().toString());
    return row;
  }

  /**
   * Seats of sessions still to come go to others; that somebody took part stays, without a name.
   */
  public void eraseEnrolments(Tx tx, UUID person) {
    enrolments.withdrawFromComing(tx, person);
    ReminderStore.deleteOf(tx, person);
  }

  public List<Map<String, String>> exportAttendance(Tx tx, UUID person) {
    return AttendanceStore.mine(tx, person, new Request.Page(ALL, 0)).stream()
        .map(OwnTraining::row)
        .toList();
  }

  private static Map<String, String> row(AttendanceStore.Mine mine) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("培训", mine.title());
    row.put("培训时间", mine.startsAt().toString());
    row.put("到场情况", mine.record().result().title());
    row.put("分钟", String.valueOf(mine.record().minutes()));
    if (mine.record().note() != null) {
      row.put("备注", mine.record().note());
    }
    row.put("记录时间", mine.record().at().toString());
    return row;
  }
}
