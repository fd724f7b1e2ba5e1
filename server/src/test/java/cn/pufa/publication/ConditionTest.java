package cn.pufa.publication;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.organization.Organization;
import cn.pufa.organization.OrganizationType;
import cn.pufa.publication.Condition.Listed;
import cn.pufa.publication.Condition.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Plain words, the gravest first. */
class ConditionTest {

  private static final LocalDate SINCE = LocalDate.of(2025, 8, 1);

  @Test
  void whoOwesNothingIsInOrder() {
    Condition condition = Condition.of(organization(null), null, List.of());
    assertThat(condition.status()).isEqualTo(Status.NORMAL);
    assertThat(condition.words()).containsExactly("正常。");
  }

  @Test
  void yearsOwedAreNamedTheOldestFirst() {
    Condition condition = Condition.of(organization(null), null, List.of(2023, 2022));
    assertThat(condition.status()).isEqualTo(Status.OWES);
    assertThat(condition.words()).containsExactly("还欠2022、2023年度报告。");
    assertThat(condition.owedYears()).containsExactly(2022, 2023);
  }

  @Test
  void aListWeighsMoreThanAYearOwed() {
    var listed = new Listed(Status.ABNORMAL, SINCE);
    Condition condition = Condition.of(organization(null), listed, List.of(2023));
    assertThat(condition.status()).isEqualTo(Status.ABNORMAL);
    assertThat(condition.words()).containsExactly("列入活动异常名录，自2025年8月1日起。", "还欠2023年度报告。");
    var serious = new Listed(Status.SERIOUS, SINCE);
    assertThat(Condition.of(organization(null), serious, List.of()).words())
        .containsExactly("列入严重违法失信名单，自2025年8月1日起。");
  }

  @Test
  void whoIsCancelledIsSaidToBe() {
    Condition condition = Condition.of(organization(SINCE), null, List.of());
    assertThat(condition.status()).isEqualTo(Status.CANCELLED);
    assertThat(condition.words()).containsExactly("已注销，自2025年8月1日起。");
  }

  private static Organization organization(LocalDate cancelledOn) {
    return new Organization(
        UUID.randomUUID(),
        "51440881MJM0000000",
        "演示协会",
        OrganizationType.SOCIAL_GROUP,
        false,
        "440881001",
        "演示路",
        LocalDate.of(2019, 3, 4),
        "演示·法定代表人",
        null,
        null,
        null,
        null,
        cancelledOn,
        1);
  }
}
