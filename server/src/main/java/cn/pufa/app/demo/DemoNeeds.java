package cn.pufa.app.demo;

import cn.pufa.identity.Divisions;
import cn.pufa.identity.Divisions.Township;
import cn.pufa.needs.Needs;
import cn.pufa.needs.Needs.Heard;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What an invented county asked in the last half year and did not find, the same at the same seed,
 * three questions, one answered, two that wait, and two opinions of this service. All of it is
 * marked 演示.
 */
public final class DemoNeeds {

  /**
   * @param often times a month, about
   */
  private record Asked(String topic, String words, int often) {}

  private static final int MONTHS = 6;
  private static final List<String> KINDS =
      List.of("search_nothing", "search_no_click", "search_no_click", "not_useful", "stand");

  private static final List<Asked> ASKED =
      List.of(
          new Asked("marriage", "演示·离婚冷静期能不能撤回", 22),
          new Asked("marriage", "演示·彩礼给了十几万能退吗", 15),
          new Asked("marriage", "演示·外地户口能在这里领证吗", 12),
          new Asked("funeral", "演示·骨灰安放证明去哪里开", 26),
          new Asked("funeral", "演示·公墓续费怎么交", 21),
          new Asked("funeral", "演示·土葬罚多少", 14),
          new Asked("relief", "演示·低保停了怎么恢复", 19),
          new Asked("relief", "演示·临时救助多久到账", 11),
          new Asked("welfare", "演示·高龄补贴没到账", 24),
          new Asked("welfare", "演示·养老院收费标准", 10),
          new Asked("child", "演示·孩子没人管找谁", 9),
          new Asked("child", "演示·收养亲戚的孩子要什么手续", 7),
          new Asked("organization", "演示·协会怎么注销", 6),
          new Asked(null, "演示·路灯坏了找谁", 5));

  private final Needs needs;
  private final Divisions divisions;
  private final BusinessClock clock;
  private final long seed;

  public DemoNeeds(Needs needs, Divisions divisions, BusinessClock clock, long seed) {
    this.needs = needs;
    this.divisions = divisions;
    this.clock = clock;
    this.seed = seed;
  }

  void add(Tx tx) {
    var random = new Random(seed);
    LocalDate first = clock.today().withDayOfMonth(1);
    for (int back = MONTHS - 1; back >= 0; back--) {
      needs.recordPast(tx, first.minusMonths(back), month(random));
    }
    needs.recordPastQuestion(
        tx,
        "演示：我爸走了，骨灰安放证明去哪里开？",
        "funeral",
        null,
        clock.now().minus(java.time.Duration.ofDays(9)),
        "演示：火化后由殡仪馆开。带上火化证和您的身份证，当天可以拿到。");
    needs.recordPastQuestion(
        tx,
        "演示：低保停了三个月，现在能不能再申请？",
        "relief",
        township(2).code(),
        clock.now().minus(java.time.Duration.ofDays(3)),
        null);
    needs.recordPastQuestion(
        tx,
        "演示：邻居家老人被儿子打，要找谁？",
        "welfare",
        township(5).code(),
        clock.now().minus(java.time.Duration.ofHours(20)),
        null);
    needs.recordPastOpinion(
        tx,
        false,
        "演示：字再大一点就好了，我妈看不清。",
        clock.now().minus(java.time.Duration.ofDays(6)),
        "演示：首页有“长辈版”，打开以后每一页的字和按钮都大。");
    needs.recordPastOpinion(
        tx, true, "演示：问了五天，还没有人回答。", clock.now().minus(java.time.Duration.ofDays(2)), null);
  }

  private Township township(int place) {
    List<Township> all = divisions.county().townships();
    return all.get(place % all.size());
  }

  private List<Heard> month(Random random) {
    List<Heard> heard = new ArrayList<>();
    for (Asked asked : ASKED) {
      int times = asked.often() * (70 + random.nextInt(60)) / 100;
      for (int time = 0; time < times; time++) {
        // Half of the readers choose no township; of the rest most live in the larger ones.
        int place = (int) Math.abs(random.nextGaussian() * 5);
        String township = random.nextBoolean() ? null : township(place).code();
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        heard.add(new Heard(kind, asked.topic(), township, asked.words()));
      }
    }
    return heard;
  }
}
