package cn.pufa.training;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.post.PostRole;
import cn.pufa.training.Admission.Applicant;
import cn.pufa.training.Admission.Decision.Admitted;
import cn.pufa.training.Admission.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whose seats are whose while sign-up is open, and who gets what is left. */
class SeatQueueTest {

  private static final Instant NOW = Instant.parse("2026-05-25T01:00:00Z");
  private static final String NORTH = "440881001";
  private static final String SOUTH = "440881002";
  private static final UUID SESSION = UUID.randomUUID();

  @Test
  void aTownshipHasItsOwnSeatsAndNoMore() {
    TrainingSession session = session(4, Map.of(NORTH, 1), 0, 0, NOW.plusSeconds(60));
    List<Enrolment.State> states =
        admit(session, NORTH + "003", NORTH + "004", SOUTH, "440881", SOUTH, SOUTH);
    assertThat(states)
        .containsExactly(
            Enrolment.State.ENROLLED,
            Enrolment.State.WAITING,
            Enrolment.State.ENROLLED,
            Enrolment.State.ENROLLED,
            Enrolment.State.ENROLLED,
            Enrolment.State.WAITING);
  }

  @Test
  void nobodyElseHasThemWhileSignUpIsOpen() {
    TrainingSession session = session(2, Map.of(NORTH, 2), 0, 0, NOW.plusSeconds(60));
    assertThat(admit(session, SOUTH, NORTH, SOUTH, NORTH))
        .containsExactly(
            Enrolment.State.WAITING,
            Enrolment.State.ENROLLED,
            Enrolment.State.WAITING,
            Enrolment.State.ENROLLED);
  }

  @Test
  void aFreedSeatGoesToTheSameTownshipFirst() {
    TrainingSession open = session(2, Map.of(NORTH, 1), 1, 3, NOW.plusSeconds(60));
    List<Enrolment> waiting = List.of(waiting(1, SOUTH), waiting(2, SOUTH), waiting(3, NORTH));
    Map<Pool, Integer> othersTaken = Map.of(new Pool(SESSION, Quotas.REST), 1);
    assertThat(SeatQueue.next(open, othersTaken, waiting, NOW))
        .extracting(Enrolment::arrival)
        .containsExactly(3);
  }

  @Test
  void nobodyOfTheTownshipWaitsSoTheSeatIsKeptUntilSignUpCloses() {
    TrainingSession open = session(2, Map.of(NORTH, 1), 1, 2, NOW.plusSeconds(60));
    List<Enrolment> waiting = List.of(waiting(1, SOUTH), waiting(2, SOUTH));
    Map<Pool, Integer> othersTaken = Map.of(new Pool(SESSION, Quotas.REST), 1);
    assertThat(SeatQueue.next(open, othersTaken, waiting, NOW)).isEmpty();

    TrainingSession closed = session(2, Map.of(NORTH, 1), 1, 2, NOW);
    assertThat(SeatQueue.next(closed, othersTaken, waiting, NOW))
        .extracting(Enrolment::arrival)
        .containsExactly(1);
  }

  @Test
  void whatIsLeftAtTheEndGoesFirstToWhoeverHasSeatsOfTheirOwn() {
    TrainingSession closed = session(3, Map.of(NORTH, 2), 1, 3, NOW);
    List<Enrolment> waiting = List.of(waiting(1, SOUTH), waiting(2, NORTH), waiting(3, SOUTH));
    Map<Pool, Integer> othersTaken = Map.of(new Pool(SESSION, Quotas.REST), 1);
    assertThat(SeatQueue.next(closed, othersTaken, waiting, NOW))
        .extracting(Enrolment::arrival)
        .containsExactly(2, 1);
  }

  @Test
  void whoWaitsIsToldWhoseSeatsAreTaken() {
    Quotas quotas = new Quotas(Map.of(NORTH, 1));
    assertThat(quotas.full(NORTH + "003")).isEqualTo("您镇街的名额已满");
    assertThat(quotas.full(SOUTH)).isEqualTo("不分镇街的名额已满");
    assertThat(quotas.full("440881")).isEqualTo("不分镇街的名额已满");
    assertThat(Quotas.NONE.full(NORTH)).isEqualTo("名额已满");
  }

  @Test
  void anOfferNeverLapsesAtNight() {
    var terms = new SessionTerms(SessionTerms.Form.CLASSROOM, null, null, null, 2, Quotas.NONE);
    Instant starts = NOW.plus(Duration.ofDays(9));
    assertThat(terms.offerUntil(NOW, starts)).isEqualTo(NOW.plus(Duration.ofHours(2)));
    Instant evening = Instant.parse("2026-05-25T12:30:00Z");
    Instant morning = Instant.parse("2026-05-26T01:00:00Z");
    assertThat(terms.offerUntil(evening, starts)).isEqualTo(morning);
    assertThat(terms.offerUntil(Instant.parse("2026-05-25T18:00:00Z"), starts)).isEqualTo(morning);
    assertThat(terms.offerUntil(evening, morning.minusSeconds(1))).isNull();
    assertThat(SessionTerms.PLAIN.offerUntil(NOW, starts)).isNull();
  }

  private static List<Enrolment.State> admit(TrainingSession session, String... divisions) {
    List<Applicant> applicants =
        Stream.of(divisions)
            .map(
                division -> new Applicant(SESSION, UUID.randomUUID(), PostRole.VOLUNTEER, division))
            .toList();
    return Admission.decide(List.of(session), Set.of(), Map.of(), Map.of(), applicants, NOW)
        .stream()
        .map(decision -> ((Admitted) decision).enrolment().state())
        .toList();
  }

  private static Enrolment waiting(int arrival, String division) {
    return new Enrolment(
        UUID.randomUUID(),
        SESSION,
        UUID.randomUUID(),
        PostRole.VOLUNTEER,
        division,
        Enrolment.State.WAITING,
        arrival,
        NOW,
        null,
        null,
        null,
        null);
  }

  private static TrainingSession session(
      int capacity, Map<String, Integer> quotas, int taken, int waiting, Instant closes) {
    var terms =
        new SessionTerms(SessionTerms.Form.CLASSROOM, null, null, null, 0, new Quotas(quotas));
    return TrainingSessionTest.session(
            SESSION,
            List.of(PostRole.VOLUNTEER),
            List.of(),
            capacity,
            NOW.minus(Duration.ofDays(1)),
            closes,
            null,
            null,
            terms)
        .with(taken, waiting, taken + waiting);
  }
}
