package cn.pufa.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  @ParameterizedTest
  @ValueSource(strings = {"91350100M000100Y43", "91512081MA62K0260E"})
  void acceptsCodesOfTheStandard(String code) {
    assertThat(CreditCode.fault(code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "91350100M000100Y4, '长度应为18位，现在是17位'",
    "91350100M000100Y433, '长度应为18位，现在是19位'",
    "'', '长度应为18位，现在是0位'",
    "9135O100M000100Y43, 含有不允许的字符 O",
    "91350100m000100Y43, 含有不允许的字符 m",
    "91350100M000100Y4\u00b3, 含有不允许的字符 \u00b3",
    "91350100M000100Y53, '组织机构代码校验位不对，应为 4'",
    "91512081MA62K0261E, '组织机构代码校验位不对，应为 0'",
    "91350100M000100Y44, '校验码不对，应为 3'",
    "92512081MA62K0260E, '校验码不对，应为 B'",
  })
  void namesTheFault(String code, String reason) {
    assertThat(CreditCode.fault(code)).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"91350100M000100Y43", "91512081MA62K0260E", "51440881DEM000018J"})
  void rejectsEveryChangeOfOneCharacter(String seed) {
    var code =
        CreditCode.fault(seed).isEmpty()
            ? seed
            : CreditCode.complete(seed.substring(0, 8), seed.substring(8, 16));
    for (int place = 0; place < code.length(); place++) {
      for (char other : ALPHABET.toCharArray()) {
        var changed = code.substring(0, place) + other + code.substring(place + 1);
        assertThat(CreditCode.fault(changed).isEmpty()).as(changed).isEqualTo(changed.equals(code));
      }
    }
  }

  @Test
  void computesBothCheckDigits() {
    assertThat(CreditCode.complete("91512081", "MA62K026")).isEqualTo("91512081MA62K0260E");
    assertThat(CreditCode.complete("91350100", "M000100Y")).isEqualTo("91350100M000100Y43");
  }

  @Test
  void computesABodyDigitOfTen() {
    // 9 × 3 + 3 × 7 + 5 × 9 = 93 and 93 mod 11 = 5; 1 × 3 + 1 × 9 = 12 and 12 mod 11 = 1, whose
    // digit is X
    assertThat(CreditCode.complete("51440881", "10100000").charAt(16)).isEqualTo('X');
    assertThat(CreditCode.complete("51440881", "93500000").charAt(16)).isEqualTo('6');
  }

  /** Where the sum is 0 or 1 modulo 31; computed apart, by another program. */
  @Test
  void computesTheOutermostCheckDigits() {
    assertThat(CreditCode.complete("51440881", "DEM00011")).isEqualTo("51440881DEM0001100");
    assertThat(CreditCode.complete("51440881", "DEM00006")).isEqualTo("51440881DEM000065Y");
  }

  @Test
  void completesNothingOfTheWrongShape() {
    assertThatThrownBy(() -> CreditCode.complete("5144088", "DEM00001"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CreditCode.complete("51440881", "DEM0000I"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "51, SOCIAL_GROUP",
    "52, PRIVATE_NON_ENTERPRISE",
    "53, FOUNDATION",
    "59, ",
    "91, ",
    "12, "
  })
  void readsTheKindFromTheFirstTwoPlaces(String start, OrganizationType type) {
    var code = new CreditCode(CreditCode.complete(start + "440881", "DEM00001"));
    assertThat(code.type().orElse(null)).isEqualTo(type);
  }

  @Test
  void holdsNoFaultyCode() {
    assertThatThrownBy(() -> new CreditCode("91350100M000100Y44"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("应为 3");
  }

  @Test
  void knowsTheTypesByNameAndSynonym() {
    assertThat(OrganizationType.ofCode("private_non_enterprise"))
        .contains(OrganizationType.PRIVATE_NON_ENTERPRISE);
    assertThat(OrganizationType.ofLabel("社会服务机构"))
        .contains(OrganizationType.PRIVATE_NON_ENTERPRISE);
    assertThat(OrganizationType.ofLabel("民办非企业单位\uFF08社会服务机构\uFF09"))
        .contains(OrganizationType.PRIVATE_NON_ENTERPRISE);
    assertThat(OrganizationType.ofLabel("基金会")).contains(OrganizationType.FOUNDATION);
    assertThat(OrganizationType.ofLabel("公司")).isEmpty();
    assertThat(OrganizationType.SOCIAL_GROUP.code()).isEqualTo("social_group");
    assertThat(OrganizationType.PRIVATE_NON_ENTERPRISE.label()).isEqualTo("民办非企业单位");
  }
}
