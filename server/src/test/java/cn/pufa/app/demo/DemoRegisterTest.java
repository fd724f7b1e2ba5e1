package cn.pufa.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.identity.Divisions;
import cn.pufa.organization.CreditCode;
import cn.pufa.organization.OrganizationType;
import cn.pufa.organization.RegisterRow;
import cn.pufa.organization.RegisterWorkbook;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoRegisterTest {

  private static final Map<String, String> TOWNSHIPS = Divisions.load().townshipsByName();
  private static final List<RegisterRow> ROWS = DemoRegister.rows(2024, TOWNSHIPS);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2024, -7, Long.MAX_VALUE})
  void keepsItsFiguresAtEverySeed(long seed) {
    var rows = DemoRegister.rows(seed, TOWNSHIPS);
    assertThat(rows).hasSize(577);
    assertThat(rows).filteredOn(row -> row.type() == OrganizationType.SOCIAL_GROUP).hasSize(173);
    assertThat(rows)
        .filteredOn(row -> row.type() == OrganizationType.PRIVATE_NON_ENTERPRISE)
        .hasSize(404);
    assertThat(rows).filteredOn(RegisterRow::charity).hasSize(25);
    assertThat(rows).filteredOn(row -> row.contactEmail() == null).hasSize(12);
    assertThat(rows)
        .filteredOn(row -> row.registeredOn().isAfter(LocalDate.of(2023, 12, 30)))
        .hasSize(9);
    assertThat(rows).extracting(RegisterRow::creditCode).doesNotHaveDuplicates();
    assertThat(rows).extracting(RegisterRow::name).doesNotHaveDuplicates();
    assertThat(rows).extracting(RegisterRow::township).containsAll(TOWNSHIPS.values());
  }

  @Test
  void cannotBeTakenForRealOrganizations() {
    assertThat(ROWS)
        .allSatisfy(
            row -> {
              assertThat(row.name()).startsWith("廉江市").contains("演示");
              assertThat(row.creditCode().substring(2, 12)).isEqualTo("440881DEM0");
              assertThat(row.address()).contains("演示路");
              assertThat(row.legalRepresentative()).startsWith("演示").endsWith("某某");
              assertThat(row.contactName()).startsWith("演示").endsWith("某某");
              assertThat(row.contactPhone()).matches("100\\d{8}");
              assertThat(row.contactEmail())
                  .satisfiesAnyOf(
                      email -> assertThat(email).isNull(),
                      email -> assertThat(email).matches("org-\\d{3}@demo\\.invalid"));
              assertThat(row.supervisingUnit())
                  .satisfiesAnyOf(
                      unit -> assertThat(unit).isNull(), unit -> assertThat(unit).contains("演示"));
            });
  }

  @Test
  void agreesWithItself() {
    var nameOfTownship = new HashMap<String, String>();
    TOWNSHIPS.forEach((name, code) -> nameOfTownship.put(code, name));
    assertThat(ROWS)
        .allSatisfy(
            row -> {
              assertThat(new CreditCode(row.creditCode()).type()).contains(row.type());
              assertThat(row.registeredOn()).isBetween("2003-01-01", "2024-12-31");
              assertThat(row.address()).contains(nameOfTownship.get(row.township()));
            });
    assertThat(ROWS)
        .filteredOn(row -> row.type() == OrganizationType.PRIVATE_NON_ENTERPRISE)
        .allSatisfy(row -> assertThat(row.name()).contains(nameOfTownship.get(row.township())));
    assertThat(ROWS).extracting(RegisterRow::supervisingUnit).containsNull();
  }

  @Test
  void isTheSameAtTheSameSeedWhateverTheOrderOfTheTownships() {
    assertThat(DemoRegister.rows(2024, new HashMap<>(TOWNSHIPS))).isEqualTo(ROWS);
    assertThat(DemoRegister.rows(2024, new TreeMap<>(TOWNSHIPS))).isEqualTo(ROWS);
    assertThat(DemoRegister.rows(2025, TOWNSHIPS)).isNotEqualTo(ROWS);
  }

  /**
   * Pinned: another JVM, or a change of the lists, must not change what the demo's files and
   * screens show.
   */
  @Test
  void isTheSameOnEveryMachine() {
    assertThat(ROWS.getFirst().toString())
        .isEqualTo(
            "RegisterRow[creditCode=51440881DEM000014N, name=廉江市演示银杏书法协会, type=SOCIAL_GROUP, charity=false,"
                + " township=440881118, address=廉江市和寮镇演示路213号, registeredOn=2012-07-11, legalRepresentative=演示莫某某,"
                + " supervisingUnit=廉江市演示文化广电旅游体育局, contactName=演示曹某某, contactPhone=10080642429,"
                + " contactEmail=org-001@demo.invalid]");
    assertThat(ROWS.stream().map(RegisterRow::toString).toList().hashCode()).isEqualTo(582_221_484);
  }

  @Test
  void passesTheImport() {
    var workbook = new RegisterWorkbook(TOWNSHIPS);
    var reading = workbook.read(workbook.write(ROWS), LocalDate.of(2026, 11, 24));
    assertThat(reading.faults()).isEmpty();
    assertThat(reading.rows()).isEqualTo(ROWS);
  }
}
