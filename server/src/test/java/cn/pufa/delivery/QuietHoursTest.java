package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hours in China in which no phone rings for what can wait. */
class QuietHoursTest {

  @ParameterizedTest
  @CsvSource({
    "21:00-08:00, 12:59:59, false",
    "21:00-08:00, 13:00:00, true",
    "21:00-08:00, 16:00:00, true",
    "21:00-08:00, 23:59:59, true",
    "21:00-08:00, 00:00:00, false",
    "12:00-14:00, 03:59:59, false",
    "12:00-14:00, 04:00:00, true",
    "12:00-14:00, 06:00:00, false",
    "none, 16:00:00, false",
    "00:00-00:00, 16:00:00, false"
  })
  void containsAMoment(String hours, String utc, boolean quiet) {
    Instant at = Instant.parse("2026-03-01T" + utc + "Z");
    assertThat(QuietHours.parse(hours).contains(at)).isEqualTo(quiet);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "21:00", "21-8", "21:00-25:00", "21:00-08:00-09:00", "never"})
  void somethingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> QuietHours.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T13:30:00Z, 2026-03-02T00:00:00Z",
    "2026-03-01T23:59:59Z, 2026-03-02T00:00:00Z",
    "2026-03-01T04:00:00Z, 2026-03-02T00:00:00Z",
    "2026-03-02T00:00:00Z, 2026-03-03T00:00:00Z"
  })
  void theyEndNext(String at, String end) {
    assertThat(QuietHours.parse("21:00-08:00").endAfter(Instant.parse(at)))
        .isEqualTo(Instant.parse(end));
  }

  @Test
  void noneIsNoHourAtAll() {
    assertThat(QuietHours.parse("none")).isEqualTo(QuietHours.NONE);
  }
}
