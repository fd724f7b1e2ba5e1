package cn.pufa.app.demo;

import cn.pufa.outreach.PlanItem;
import cn.pufa.outreach.PlanItem.Audience;
import cn.pufa.outreach.Plans;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;

/** This year's 普法 plan, invented: one line for each topic that the bureau must explain. */
public final class DemoPlan {

  private final Plans plans;
  private final BusinessClock clock;

  public DemoPlan(Plans plans, BusinessClock clock) {
    this.plans = plans;
    this.clock = clock;
  }

  void add(Tx tx) {
    item(tx, "文明祭扫和殡葬管理条例", "funeral", Audience.VILLAGES, "演示殡葬管理股", 4, 5, 3);
    item(tx, "民法典宣传月：婚姻家庭", "marriage", Audience.NEWLYWEDS, "演示社会事务股", 5, 31, 2);
    item(tx, "未成年人保护进校园", "child", Audience.SCHOOLS, "演示儿童福利股", 6, 30, 4);
    item(tx, "社会救助法进村居", "relief", Audience.VILLAGES, "演示社会救助股", 9, 30, 6);
    item(tx, "宪法宣传周广场咨询", "organization", Audience.PUBLIC, "演示办公室", 12, 7, 1);
  }

  private void item(
      Tx tx,
      String title,
      String topic,
      Audience audience,
      String owner,
      int month,
      int day,
      int events) {
    int year = clock.today().getYear();
    var dueOn = LocalDate.of(year, month, day);
    plans.record(
        tx, new PlanItem.Draft(year, "演示·" + title, topic, audience, owner, dueOn, events, null));
  }
}
