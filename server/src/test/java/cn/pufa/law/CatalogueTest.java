package cn.pufa.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pufa.law.Catalogue.Entry;
import cn.pufa.law.Catalogue.Version;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final Catalogue catalogue = Catalogue.load();

  @Test
  void everyEntryIsComplete() {
    assertThat(catalogue.entries())
        .hasSize(30)
        .allSatisfy(
            entry -> {
              assertThat(entry.code()).matches("[a-z][a-z0-9-]+");
              assertThat(entry.title()).isNotBlank();
              assertThat(entry.topic())
                  .isIn(
                      "marriage",
                      "funeral",
                      "relief",
                      "welfare",
                      "child",
                      "organization",
                      "general");
              assertThat(entry.versions())
                  .isNotEmpty()
                  .allSatisfy(version -> assertThat(version.articles()).isPositive());
            });
  }

  @Test
  void aTextThatIsNotHeldSaysWhy() {
    var versions =
        catalogue.entries().stream().flatMap(entry -> entry.versions().stream()).toList();

    assertThat(versions.stream().map(Version::file).filter(Objects::nonNull))
        .hasSize(28)
        .doesNotHaveDuplicates();
    assertThat(versions)
        .filteredOn(version -> version.file() == null)
        .hasSize(3)
        .allSatisfy(version -> assertThat(version.note()).contains("待核对"));
  }

  @Test
  void theNewFuneralRulesTakeTheOldOnesPlaceOnTheirDay() {
    var funeral = catalogue.entry("binzang-guanli-tiaoli").orElseThrow();
    var old = funeral.versions().getFirst();
    var fresh = funeral.versions().getLast();
    var change = LocalDate.of(2026, 3, 30);

    assertThat(funeral.inForce(change.minusDays(1))).contains(old);
    assertThat(fresh.status(change.minusDays(1))).isEqualTo(StatuteStatus.not_yet);
    assertThat(funeral.inForce(change)).contains(fresh);
    assertThat(old.status(change)).isEqualTo(StatuteStatus.amended);
    assertThat(fresh.articles()).isEqualTo(73);
  }

  @Test
  void theAdoptionLawEndedWithTheCivilCode() {
    var adoption = catalogue.entry("shouyang-fa").orElseThrow();

    assertThat(adoption.inForce(LocalDate.of(2020, 12, 31))).isPresent();
    assertThat(adoption.inForce(LocalDate.of(2021, 1, 1))).isEmpty();
    assertThat(adoption.versions().getFirst().status(TODAY)).isEqualTo(StatuteStatus.repealed);
  }

  @Test
  void theReliefLawIsInForceSinceJuly2026() {
    var relief = catalogue.entry("shehui-jiuzhu-fa").orElseThrow();

    assertThat(relief.inForce(LocalDate.of(2026, 6, 30))).isEmpty();
    assertThat(relief.inForce(LocalDate.of(2026, 7, 1))).isPresent();
  }

  @Test
  void anAmendedTextDoesNotApplyBeforeItWasAdopted() {
    var elderly =
        catalogue.entry("laonianren-quanyi-baozhang-fa").orElseThrow().versions().getFirst();

    assertThat(elderly.effective()).isEqualTo(LocalDate.of(2013, 7, 1));
    assertThat(elderly.status(LocalDate.of(2018, 1, 1))).isEqualTo(StatuteStatus.not_yet);
    assertThat(elderly.status(TODAY)).isEqualTo(StatuteStatus.in_force);
  }

  @Test
  void knowsStatutesByCodeAndShortTitle() {
    assertThat(catalogue.entry("minfadian-jicheng").map(Entry::shortTitle)).contains("民法典·继承编");
    assertThat(catalogue.entry("hunyin-dengji-tiaoli").map(Entry::number)).contains("国令第804号");
    assertThat(catalogue.entry("no-such-law")).isEmpty();
  }

  @Test
  void versionsMayStandInAnyOrder() {
    var entry =
        read(
            entryJson(
                "a",
                """
                {"version": "2020-01-01", "effective": "2020-02-01", "articles": 2},
                {"version": "2010-01-01", "effective": "2010-02-01", "articles": 1}"""));

    assertThat(entry.versions()).extracting(Version::articles).containsExactly(1, 2);
    assertThat(entry.versions().getFirst().supersededOn()).isEqualTo(LocalDate.of(2020, 2, 1));
  }

  @Test
  void refusesTwoStatutesOfOneCode() {
    var one =
        entryJson(
            "a",
            """
                {"version": "2020-01-01", "effective": "2020-02-01", "articles": 2}""");

    assertThatThrownBy(() -> Catalogue.read(new StringReader("[" + one + "," + one + "]")))
        .isInstanceOf(StatuteFault.class)
        .hasMessageContaining("代码重复");
  }

  private static Entry read(String entryJson) {
    return Catalogue.read(new StringReader("[" + entryJson + "]")).entries().getFirst();
  }

  private static String entryJson(String code, String versions) {
    return """
                {"code": "%s", "title": "甲条例", "number": "", "topic": "general", "versions": [%s]}"""
        .formatted(code, versions);
  }
}
