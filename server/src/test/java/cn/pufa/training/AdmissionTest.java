package cn.pufa.training;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.ProblemType;
import cn.pufa.post.PostRole;
import cn.pufa.training.Admission.Applicant;
import cn.pufa.training.Admission.Decision;
import cn.pufa.training.Admission.Decision.Admitted;
import cn.pufa.training.Admission.Decision.Refused;
import cn.pufa.training.Admission.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final Instant NOW = Instant.parse("2026-05-01T02:00:00Z");
  private static final String VILLAGE = "440881001001";

  @Test
  void seatsGoInOrderOfArrivalAndTheRestWaitInOrder() {
    TrainingSession session = session(3);
    List<Admitted> admitted = admitted(decide(session, Set.of(), applicants(session, 5)));

    assertThat(admitted)
        .extracting(one -> one.enrolment().state())
        .containsExactly(
            Enrolment.State.ENROLLED,
            Enrolment.State.ENROLLED,
            Enrolment.State.ENROLLED,
            Enrolment.State.WAITING,
            Enrolment.State.WAITING);
    assertThat(admitted).extracting(Admitted::queuePlace).containsExactly(null, null, null, 1, 2);
    assertThat(admitted)
        .extracting(one -> one.enrolment().arrival())
        .containsExactly(1, 2, 3, 4, 5);
    assertThat(admitted.getLast().session())
        .returns(3, TrainingSession::taken)
        .returns(2, TrainingSession::waiting)
        .returns(5, TrainingSession::arrivals);
  }

  @Test
  void aFullSessionGoesOnQueueingWhereItStood() {
    TrainingSession full = session(1).withArrival(true).withArrival(false);
    List<Admitted> admitted = admitted(decide(full, Set.of(), applicants(full, 2)));
    assertThat(admitted).extracting(Admitted::queuePlace).containsExactly(2, 3);
    assertThat(admitted).extracting(one -> one.enrolment().arrival()).containsExactly(3, 4);
  }

  @Test
  void thePersonTwiceInOneBatchIsInOnce() {
    TrainingSession session = session(5);
    Applicant twice = applicants(session, 1).getFirst();
    List<Decision> decisions = decide(session, Set.of(), List.of(twice, twice));
    assertThat(decisions.get(0)).isInstanceOf(Admitted.class);
    assertRefused(decisions.get(1), ProblemType.CONFLICT, "已经报过");
  }

  @Test
  void whoIsInAlreadyTakesNoSecondSeatAndNobodyElsesTurn() {
    TrainingSession session = session(1);
    List<Applicant> applicants = applicants(session, 2);
    var place = new Place(session.id(), applicants.getFirst().person());
    List<Decision> decisions = decide(session, Set.of(place), applicants);
    assertRefused(decisions.get(0), ProblemType.CONFLICT, "已经报过");
    assertThat(((Admitted) decisions.get(1)).enrolment().state())
        .isEqualTo(Enrolment.State.ENROLLED);
  }

  @Test
  void theWindowIsHalfOpen() {
    TrainingSession session = session(5);
    List<Applicant> one = applicants(session, 1);
    assertRefused(
        at(session.opensAt().minusNanos(1000), session, one), ProblemType.CONFLICT, "还没有开始");
    assertThat(at(session.opensAt(), session, one)).isInstanceOf(Admitted.class);
    assertThat(at(session.closesAt().minusNanos(1000), session, one)).isInstanceOf(Admitted.class);
    assertRefused(at(session.closesAt(), session, one), ProblemType.CONFLICT, "已经结束");
  }

  private static Decision at(Instant now, TrainingSession session, List<Applicant> applicants) {
    return Admission.decide(List.of(session), Set.of(), Map.of(), Map.of(), applicants, now)
        .getFirst();
  }

  @Test
  void aCancelledSessionTakesNobody() {
    TrainingSession cancelled = session(List.of(PostRole.CHILD_DIRECTOR), List.of(), 5, "下大雨");
    assertRefused(
        decide(cancelled, Set.of(), applicants(cancelled, 1)).getFirst(),
        ProblemType.CONFLICT,
        "已经取消");
  }

  @Test
  void audienceAndTownshipsAreKept() {
    TrainingSession volunteers = session(List.of(PostRole.VOLUNTEER), List.of(), 5, null);
    assertField(decide(volunteers, Set.of(), applicants(volunteers, 1)).getFirst(), "/role");
    TrainingSession elsewhere =
        session(List.of(PostRole.CHILD_DIRECTOR), List.of("440881002"), 5, null);
    assertField(decide(elsewhere, Set.of(), applicants(elsewhere, 1)).getFirst(), "/division");
    TrainingSession here =
        session(List.of(PostRole.CHILD_DIRECTOR), List.of("440881002", "440881001"), 5, null);
    assertThat(decide(here, Set.of(), applicants(here, 1)).getFirst()).isInstanceOf(Admitted.class);
  }

  @Test
  void sessionsOfOneBatchDoNotMix() {
    TrainingSession first = session(1);
    TrainingSession second = session(1);
    List<Applicant> applicants =
        List.of(
            applicants(first, 1).getFirst(),
            applicants(second, 1).getFirst(),
            applicants(first, 1).getFirst(),
            new Applicant(UUID.randomUUID(), UUID.randomUUID(), PostRole.CHILD_DIRECTOR, VILLAGE));
    List<Decision> decisions =
        Admission.decide(List.of(first, second), Set.of(), Map.of(), Map.of(), applicants, NOW);
    assertThat(((Admitted) decisions.get(0)).queuePlace()).isNull();
    assertThat(((Admitted) decisions.get(1)).queuePlace()).isNull();
    assertThat(((Admitted) decisions.get(2)).queuePlace()).isEqualTo(1);
    assertRefused(decisions.get(3), ProblemType.NOT_FOUND, null);
  }

  private static List<Decision> decide(
      TrainingSession session, Set<Place> places, List<Applicant> applicants) {
    return Admission.decide(List.of(session), places, Map.of(), Map.of(), applicants, NOW);
  }

  private static List<Admitted> admitted(List<Decision> decisions) {
    return decisions.stream().map(Admitted.class::cast).toList();
  }

  private static List<Applicant> applicants(TrainingSession session, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            any -> new Applicant(session.id(), UUID.randomUUID(), PostRole.CHILD_DIRECTOR, VILLAGE))
        .toList();
  }

  private static void assertRefused(Decision decision, ProblemType type, String words) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.problem().type()).isEqualTo(type);
              if (words != null) {
                assertThat(refused.problem().detail()).contains(words);
              }
            });
  }

  private static void assertField(Decision decision, String pointer) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.problem().errors())
                    .singleElement()
                    .returns(pointer, field -> field.pointer()));
  }

  private static TrainingSession session(int capacity) {
    return session(List.of(PostRole.CHILD_DIRECTOR), List.of(), capacity, null);
  }

  private static TrainingSession session(
      List<PostRole> audience, List<String> townships, int capacity, String cancelReason) {
    return TrainingSessionTest.session(
        UUID.randomUUID(),
        audience,
        townships,
        capacity,
        NOW.minus(Duration.ofDays(1)),
        NOW.plus(Duration.ofDays(1)),
        cancelReason,
        null,
        SessionTerms.PLAIN);
  }
}
