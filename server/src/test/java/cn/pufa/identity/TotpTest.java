package cn.pufa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of an authenticator, by the vectors of RFC 4226 and RFC 6238. */
class TotpTest {

  private static final Totp OF_RFC =
      new Totp("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
  private static final Instant NOON = Instant.parse("2026-05-31T04:00:00Z");

  /** RFC 6238, appendix B, the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    assertThat(OF_RFC.code(second / 30)).isEqualTo(code);
    assertThat(OF_RFC.step(code, Instant.ofEpochSecond(second))).hasValue(second / 30);
  }

  /** RFC 4226, appendix D. */
  @ParameterizedTest
  @CsvSource({"0, 755224", "1, 287082", "2, 359152", "7, 162583", "9, 520489"})
  void countersAreThoseOfTheStandard(long counter, String code) {
    assertThat(OF_RFC.code(counter)).isEqualTo(code);
  }

  @Test
  void oneStepAsideIsAcceptedAndTwoAreNot() {
    long now = NOON.getEpochSecond() / 30;
    for (int aside = -1; aside <= 1; aside++) {
      assertThat(OF_RFC.step(OF_RFC.code(now + aside), NOON)).hasValue(now + aside);
    }
    assertThat(OF_RFC.step(OF_RFC.code(now - 2), NOON)).isEqualTo(OptionalLong.empty());
    assertThat(OF_RFC.step(OF_RFC.code(now + 2), NOON)).isEqualTo(OptionalLong.empty());
  }

  @Test
  void theSecretIsWrittenAsOthersWriteIt() {
    assertThat(OF_RFC.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  }

  @RepeatedTest(20)
  void whatIsWrittenIsReadAgain() {
    Totp made = Totp.make();
    assertThat(made.base32()).matches("[A-Z2-7]{32}");
    assertThat(Totp.of(made.base32()).secret()).isEqualTo(made.secret());
  }

  @Test
  void theSecretIsNotPrinted() {
    assertThat(OF_RFC).hasToString("***");
  }
}
