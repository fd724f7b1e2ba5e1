package cn.pufa.staff;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of roles that exclude each other, and that five people can still run the bureau. */
class RoleConflictTest {

  private static final RoleConflicts CONFLICTS = RoleConflicts.load();

  @Test
  void everyRowNamesTwoRolesOfTheContractOnceAndSaysWhy() {
    assertThat(CONFLICTS.all())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            conflict -> {
              assertThat(roles()).contains(conflict.roleA(), conflict.roleB());
              assertThat(conflict.roleA()).isNotEqualTo(conflict.roleB());
              assertThat(conflict.why()).isNotBlank().doesNotEndWith("。");
              assertThat(conflict.source()).isNotBlank();
              assertThat(
                      CONFLICTS.all().stream()
                          .filter(other -> other.forbids(conflict.roleA(), conflict.roleB())))
                  .hasSize(1);
            });
  }

  @Test
  void excludeEachOtherWhicheverComesFirst() {
    assertThat(CONFLICTS.between("case_officer", List.of("trainer", "legal_reviewer")))
        .hasValueSatisfying(conflict -> assertThat(conflict.sentence()).contains("第五十八条"));
    assertThat(CONFLICTS.between("legal_reviewer", List.of("case_officer"))).isPresent();
    assertThat(CONFLICTS.between("admin", List.of("auditor"))).isPresent();
    assertThat(CONFLICTS.between("trainer", List.of("case_officer", "approver"))).isEmpty();
    assertThat(CONFLICTS.between("case_officer", List.of())).isEmpty();
  }

  @Test
  void everyDutyNamesRolesOfStaff() {
    assertThat(Duty.load())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            duty -> {
              assertThat(RoleInDivision.STAFF).containsAll(duty.roles());
              assertThat(List.of(duty.name(), duty.why(), duty.source())).doesNotContain("");
            });
  }

  @Test
  void fivePeopleRunTheBureauAlsoWithOneAway() {
    var five = FiveOfficers.find(CONFLICTS);
    assertThat(five.roles()).hasSize(5).noneMatch(List::isEmpty);
    five.roles().forEach(held -> assertThat(FiveOfficers.agree(CONFLICTS, held)).isTrue());
    assertThat(five.roles().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(FiveOfficers.ROLES);
    System.out.println("RoleConflictTest: five people hold " + five.roles());
    for (int away = 0; away < 5; away++) {
      assertThat(five.deputies(CONFLICTS, away)).hasSameSizeAs(five.roles().get(away));
    }
  }

  private static List<String> roles() {
    return Api.CONTRACT.choices("Role");
  }
}
