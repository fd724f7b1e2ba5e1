package cn.pufa.training;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.post.PostRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a session says of itself once it is there. */
class TrainingSessionTest {

  private static final Instant OPENS = Instant.parse("2026-05-01T02:00:00Z");
  private static final Instant CLOSES = OPENS.plus(Duration.ofDays(2));

  /** One day after sign-up closes, for a day. */
  static TrainingSession session(
      UUID id,
      List<PostRole> audience,
      List<String> townships,
      int capacity,
      Instant opens,
      Instant closes,
      String cancelReason,
      Integer heldMinutes,
      SessionTerms terms) {
    Instant starts = closes.plus(Duration.ofDays(1));
    return new TrainingSession(
        id,
        "演示·培训班",
        audience,
        townships,
        capacity,
        0,
        0,
        0,
        opens,
        closes,
        starts,
        starts.plus(Duration.ofDays(1)),
        "演示党校",
        null,
        List.of("家庭走访"),
        null,
        cancelReason,
        heldMinutes,
        terms);
  }

  private static TrainingSession session(
      String cancelReason, Integer heldMinutes, Integer minutes) {
    var terms = new SessionTerms(SessionTerms.Form.CLASSROOM, null, null, minutes, 0, Quotas.NONE);
    List<PostRole> audience = List.of(PostRole.VOLUNTEER);
    return session(
        UUID.randomUUID(), audience, List.of(), 5, OPENS, CLOSES, cancelReason, heldMinutes, terms);
  }

  @Test
  void itHasStartedAtItsStart() {
    TrainingSession session = session(null, null, null);
    assertThat(session.hasStarted(session.startsAt().minusMillis(1))).isFalse();
    assertThat(session.hasStarted(session.startsAt())).isTrue();
  }

  @Test
  void calledOffItWasHeldOnlyIfSomeOfItWas() {
    assertThat(session(null, null, null).isHeld()).isTrue();
    assertThat(session("下大雨", null, null).isHeld()).as("before it began").isFalse();
    assertThat(session("下大雨", 0, null).isHeld()).as("none of it").isFalse();
    assertThat(session("下大雨", 1, null).isHeld()).isTrue();
  }

  @Test
  void itsMinutesAreThoseSaidOrThoseThatWereHeld() {
    assertThat(session(null, null, 180).fullMinutes()).isEqualTo(180);
    assertThat(session(null, null, null).fullMinutes()).as("two days begun").isEqualTo(960);
    assertThat(session("下大雨", 40, 180).fullMinutes()).isEqualTo(40);
  }

  @Test
  void theCodeCountsForHalfOfTheMinutesAndNeverAfterTheEnd() {
    TrainingSession session = session(null, null, 180);
    assertThat(session.codeUntil()).isEqualTo(session.startsAt().plus(Duration.ofMinutes(90)));
    assertThat(session(null, null, 3 * 1440).codeUntil()).isEqualTo(session.endsAt());
  }
}
