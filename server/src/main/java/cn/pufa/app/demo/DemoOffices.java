package cn.pufa.app.demo;

import cn.pufa.identity.Divisions;
import cn.pufa.office.OfficeDraft;
import cn.pufa.office.Offices;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;

/**
 * Invented offices with numbers that nobody can call: four of the bureau, of which one has no known
 * phone, and those of three townships, of which one must be checked again.
 */
public final class DemoOffices {

  private static final String HOURS = "周一至周五 8:30—12:00，14:30—17:30";
  private static final List<String> OF_TOWNSHIP =
      List.of("low_income_aid", "child_protection", "elderly_care", "disability_aid");
  private static final int LONG_AGO_DAYS = 250;

  private final Offices offices;
  private final Divisions divisions;
  private final BusinessClock clock;
  private int number;

  public DemoOffices(Offices offices, Divisions divisions, BusinessClock clock) {
    this.offices = offices;
    this.divisions = divisions;
    this.clock = clock;
  }

  void add(Tx tx) {
    bureau(tx, "婚姻登记处", List.of("marriage_registration", "adoption"), "请带身份证原件。", true);
    bureau(
        tx,
        "社会救助窗口",
        List.of("low_income_aid", "child_protection", "elderly_care", "disability_aid"),
        null,
        true);
    bureau(tx, "社会组织窗口", List.of("organization_registration", "volunteer_charity"), null, true);
    bureau(tx, "殡葬服务窗口", List.of("funeral"), null, false);
    List<Divisions.Township> townships = divisions.county().townships();
    township(tx, townships.get(0), 10);
    township(tx, townships.get(1), 30);
    township(tx, townships.get(2), LONG_AGO_DAYS);
  }

  private void bureau(Tx tx, String name, List<String> services, String note, boolean known) {
    Divisions.County county = divisions.county();
    number++;
    add(
        tx,
        county.code(),
        county.name() + "民政局演示" + name,
        county.name() + "演示大道1号民政局" + number + "号窗口",
        known,
        services,
        note,
        20);
  }

  private void township(Tx tx, Divisions.Township township, int checkedDaysAgo) {
    number++;
    add(
        tx,
        township.code(),
        township.name() + "演示公共服务办公室",
        township.name() + "演示路" + number + "号一楼",
        true,
        OF_TOWNSHIP,
        null,
        checkedDaysAgo);
  }

  private void add(
      Tx tx,
      String division,
      String name,
      String address,
      boolean known,
      List<String> services,
      String note,
      int checkedDaysAgo) {
    offices.record(
        tx,
        new OfficeDraft(
            null,
            division,
            name,
            address,
            known ? "0000-000000" + number : null,
            known ? HOURS : null,
            services,
            note,
            clock.today().minusDays(checkedDaysAgo)));
  }
}
