package cn.pufa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.identity.Divisions.Township;
import cn.pufa.identity.Divisions.Village;
import org.junit.jupiter.api.Test;

class DivisionsTest {

  private static final Divisions DIVISIONS = Divisions.load();

  @Test
  void holdsTheWholeCounty() {
    var county = DIVISIONS.county();
    assertThat(county.code()).isEqualTo("440881");
    assertThat(county.name()).isEqualTo("廉江市");
    assertThat(county.townships()).hasSize(22);
    assertThat(county.townships().stream().flatMap(township -> township.villages().stream()))
        .hasSize(405);
    assertThat(DIVISIONS.source()).contains("china-division");
  }

  @Test
  void nestsEveryCodeInTheOneAbove() {
    for (var township : DIVISIONS.county().townships()) {
      assertThat(township.code()).hasSize(9).startsWith("440881");
      assertThat(township.villages())
          .extracting(Village::code)
          .allSatisfy(code -> assertThat(code).hasSize(12).startsWith(township.code()));
      assertThat(township.villages()).extracting(Village::name).doesNotContainNull();
    }
  }

  @Test
  void namesTownshipsInTheOrderOfTheirCodes() {
    var townships = DIVISIONS.townshipsByName();
    assertThat(townships)
        .hasSize(22)
        .containsEntry("罗州街道", "440881001")
        .containsEntry("九洲江开发区", "440881401");
    assertThat(townships.values().stream()).isSorted();
    assertThat(townships.keySet())
        .containsExactlyElementsOf(
            DIVISIONS.county().townships().stream().map(Township::name).toList());
  }
}
