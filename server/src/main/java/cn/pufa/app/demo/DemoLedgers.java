package cn.pufa.app.demo;

import cn.pufa.identity.People;
import cn.pufa.ledger.Ledgers;
import cn.pufa.ledger.Ledgers.Past;
import cn.pufa.ledger.Ledgers.PastStep;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The ledgers of the demo year: 14 petitions, all handled, 166 orders of 12345, one of them
 * pending, a lawsuit, study and training; and a few entries of today whose clocks run.
 */
public final class DemoLedgers {

  private static final int PETITIONS = 14;
  private static final int ORDERS = 166;
  private static final List<String> TYPES =
      List.of("consult", "help", "suggest", "complain", "report");
  private static final List<String> MATTERS =
      List.of("低保怎么申请", "婚姻登记要带什么", "公墓收费", "养老补贴", "社会组织登记");
  private static final List<PastStep> NOTHING = List.of();

  private final Ledgers ledgers;
  private final People people;
  private final BusinessClock clock;

  public DemoLedgers(Ledgers ledgers, People people, BusinessClock clock) {
    this.ledgers = ledgers;
    this.people = people;
    this.clock = clock;
  }

  void add(Tx tx, int year) {
    UUID officer = people.add(tx, "case_officer", "演示经办科员", null, null, true);
    var first = LocalDate.of(year, 1, 3);
    for (int n = 0; n < PETITIONS; n++) {
      record(tx, officer, petition(year, n, first.plusDays(n * 22L)));
    }
    for (int n = 0; n < ORDERS; n++) {
      record(tx, officer, order(year, n, first.plusDays(n * 2L)));
    }
    ofYear(year).forEach(past -> record(tx, officer, past));
    running(clock.today()).forEach(past -> record(tx, officer, past));
  }

  private void record(Tx tx, UUID officer, Past past) {
    ledgers.record(tx, officer, "演示经办科员", past);
  }

  private static Past petition(int year, int n, LocalDate day) {
    return new Past(
        "petition",
        "演示信访〔%d〕%d号".formatted(year, n + 1),
        "演示·反映" + MATTERS.get(n % MATTERS.size()),
        day,
        Map.of("source", n % 2 == 0 ? "direct" : "transferred", "category", "appeal"),
        List.of(
            new PastStep("tell", day.plusDays(5), Map.of("how", "书面告知")),
            new PastStep("conclude", day.plusDays(35), Map.of("results", List.of("solved")))));
  }

  /** The last one is still pending, as the report of the year says. */
  private static Past order(int year, int n, LocalDate day) {
    List<PastStep> steps =
        n == ORDERS - 1
            ? NOTHING
            : List.of(new PastStep("conclude", day.plusDays(1), Map.of("answer", "演示·已电话答复。")));
    return new Past(
        "hotline",
        "演示工单%d-%03d".formatted(year, n + 1),
        "演示·" + MATTERS.get(n % MATTERS.size()),
        day,
        Map.of("type", TYPES.get(n % TYPES.size())),
        steps);
  }

  private static List<Past> ofYear(int year) {
    LocalDate spring = LocalDate.of(year, 4, 10);
    return List.of(
        new Past(
            "lawsuit",
            "（%d）演示行初1号".formatted(year),
            "演示·不服社会组织登记决定",
            spring,
            Map.of("form", "litigation", "body", "演示市人民法院", "role", "defendant"),
            List.of(
                new PastStep("answer", spring.plusDays(9), Map.of()),
                new PastStep(
                    "hear", spring.plusDays(48), Map.of("chief", true, "chiefTitle", "副局长")),
                new PastStep("decide", spring.plusDays(80), Map.of("result", "upheld")))),
        new Past(
            "study_session",
            "演示学法%d-1".formatted(year),
            "演示·学习未成年人保护法",
            LocalDate.of(year, 5, 29),
            Map.of("form", "centre", "attended", 32),
            NOTHING),
        new Past(
            "enforcement_training",
            "演示培训%d-1".formatted(year),
            "演示·行政处罚程序培训",
            LocalDate.of(year, 9, 12),
            Map.of("attended", 18, "passed", 18),
            NOTHING));
  }

  private static List<Past> running(LocalDate today) {
    return List.of(
        new Past(
            "hotline",
            "演示工单在办-1",
            "演示·低保边缘家庭怎么认定",
            today.minusDays(1),
            Map.of("type", "consult"),
            NOTHING),
        new Past(
            "petition",
            "演示信访在办1号",
            "演示·反映公墓管理费",
            today.minusDays(20),
            Map.of("source", "direct", "category", "appeal"),
            List.of(new PastStep("tell", today.minusDays(12), Map.of("how", "书面告知")))),
        new Past(
            "disclosure_item",
            "演示公开-1",
            "演示·救助标准政策解读",
            today.minusDays(6),
            Map.of("category", "policy_reading"),
            NOTHING),
        new Past(
            "enforcement_certificate",
            "演示执法证01",
            "演示·社会组织股执法证",
            today.minusYears(3),
            Map.of("office", "社会组织股", "expiresOn", today.plusDays(40).toString()),
            NOTHING));
  }
}
