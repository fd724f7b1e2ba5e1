package cn.pufa.training;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What this feature keeps about one person: to be shown to them whole, and to be erased. */
public final class OwnTraining {

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

  public List<Map<String, String>> exportRequests(Tx tx, UUID person) {
    return PostStore.ofPerson(tx, person).stream().map(this::row).toList();
  }

  private Map<String, String> row(PostRequest request) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("姓名", request.name());
    row.put("身份", post(request.role(), request.division()));
    row.put("状态", request.message());
    row.put("申请时间", request.requestedAt().toString());
    if (request.decidedAt() != null) {
      row.put("审核时间", request.decidedAt().toString());
    }
    return row;
  }

  private String post(PostRole role, String place) {
    return divisionNames.getOrDefault(place, place) + role.title();
  }

  public void eraseRequests(Tx tx, UUID person) {
    PostStore.deleteOf(tx, person);
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
  }
}
