package cn.pufa.annualreport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.organization.Organization;
import cn.pufa.organization.OrganizationType;
import cn.pufa.reminder.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is asked, on the days on which it turns. */
class ScopeTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  /** Registered no longer than six months at the end of the year: by 民法典 201 and 202. */
  @ParameterizedTest
  @CsvSource({
    "2025-06-29,",
    "2025-06-30,",
    "2025-07-01,TOO_YOUNG",
    "2025-08-31,TOO_YOUNG",
    "2025-12-31,TOO_YOUNG",
    "2026-01-01,REGISTERED_LATER"
  })
  void sixMonthsAreCountedFromTheDayAfter(LocalDate registered, Scope.Why why) {
    Scope.Line line =
        Scope.of(
            campaign(6),
            organization(OrganizationType.PRIVATE_NON_ENTERPRISE, registered, null),
            TODAY);
    assertThat(line.why()).isEqualTo(why);
    assertThat(line.explanation()).contains("%d年".formatted(registered.getYear()));
  }

  @Test
  void theRuleIsForOneTypeAndMayBeSwitchedOff() {
    LocalDate registered = LocalDate.of(2025, 11, 1);
    assertThat(
            Scope.of(
                    campaign(6),
                    organization(OrganizationType.SOCIAL_GROUP, registered, null),
                    TODAY)
                .why())
        .isNull();
    assertThat(
            Scope.of(
                    campaign(0),
                    organization(OrganizationType.PRIVATE_NON_ENTERPRISE, registered, null),
                    TODAY)
                .why())
        .isNull();
  }

  /** Half a year from 29 or 31 August ends on the last day of February. */
  @Test
  void aMonthWithoutTheDayEndsOnItsLastDay() {
    assertThat(
            Scope.of(
                    campaign(6),
                    organization(
                        OrganizationType.PRIVATE_NON_ENTERPRISE, LocalDate.of(2025, 8, 31), null),
                    TODAY)
                .explanation())
        .contains("满6个月是2026年2月28日");
  }

  @ParameterizedTest
  @CsvSource({"2026-02-28,CANCELLED", "2026-03-01,CANCELLED", "2026-03-02,"})
  void cancelledByTodayItOwesNothing(LocalDate cancelled, Scope.Why why) {
    assertThat(
            Scope.of(
                    campaign(6),
                    organization(
                        OrganizationType.SOCIAL_GROUP, LocalDate.of(2010, 1, 4), cancelled),
                    TODAY)
                .why())
        .isEqualTo(why);
  }

  @Test
  void aTypeThatIsNotAskedSaysSo() {
    Scope.Line line =
        Scope.of(
            campaign(6),
            organization(OrganizationType.FOUNDATION, LocalDate.of(2010, 1, 4), null),
            TODAY);
    assertThat(line.why()).isEqualTo(Scope.Why.TYPE_NOT_ASKED);
    assertThat(line.explanation()).contains("基金会");
  }

  private static Campaign campaign(int youngMonths) {
    var deadline = new Deadline(LocalDate.of(2026, 5, 31), LocalDate.of(2026, 6, 1), "");
    return new Campaign(
        UUID.randomUUID(),
        1,
        2025,
        List.of(OrganizationType.SOCIAL_GROUP, OrganizationType.PRIVATE_NON_ENTERPRISE),
        LocalDate.of(2025, 12, 31),
        LocalDate.of(2026, 3, 1),
        deadline,
        deadline,
        true,
        30,
        1,
        youngMonths,
        "演示发〔2026〕1号",
        "演示",
        "演示",
        Campaign.State.DRAFT,
        null,
        Instant.EPOCH,
        null,
        null,
        null);
  }

  private static Organization organization(
      OrganizationType type, LocalDate registered, LocalDate cancelled) {
    return new Organization(
        UUID.randomUUID(),
        "",
        "演示组织",
        type,
        false,
        "440881001",
        "",
        registered,
        "演示某",
        null,
        null,
        null,
        null,
        cancelled,
        1);
  }
}
