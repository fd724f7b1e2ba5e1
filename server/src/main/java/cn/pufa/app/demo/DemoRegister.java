package cn.pufa.app.demo;

import static cn.pufa.organization.OrganizationType.PRIVATE_NON_ENTERPRISE;
import static cn.pufa.organization.OrganizationType.SOCIAL_GROUP;

import cn.pufa.organization.CreditCode;
import cn.pufa.organization.OrganizationType;
import cn.pufa.organization.RegisterRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An invented register of the size of the county's own: every name says 演示, every code holds DEM0,
 * no telephone number or e-mail address can exist.
 *
 * <p>The same seed gives the same rows on every JVM: {@link Random} is fixed by its specification,
 * and no unordered collection is walked through.
 */
public final class DemoRegister {

  private static final int SOCIAL_GROUPS = 173;
  private static final int PRIVATE_NON_ENTERPRISES = 404;
  private static final int ALL = SOCIAL_GROUPS + PRIVATE_NON_ENTERPRISES;

  private static final int CHARITIES = 25;
  private static final int WITHOUT_EMAIL = 12;

  /** Registered after 2023-12-30, so too late for the report of 2023. */
  private static final int LATE = 9;

  private static final LocalDate FIRST_MONDAY = LocalDate.of(2003, 1, 6);
  private static final int WEEKS = 1_095; // the last Friday is 2023-12-29
  private static final LocalDate FIRST_LATE_MONDAY = LocalDate.of(2024, 1, 8);
  private static final int LATE_WEEKS = 51; // the last Friday is 2024-12-27

  private static final String COUNTY = "廉江市";
  private static final String AREA = "440881";

  private static final List<String> WORDS =
      List.of(
          "青竹", "小榕树", "春苗", "红荔", "白鹭", "晨光", "木棉", "清泉", "金穗", "蓝天", "紫荆", "向阳", "星火", "同心", "和风",
          "朝霞", "绿荫", "明月", "山茶", "翠屏", "远航", "彩虹", "百合", "丹桂", "松涛", "雨露", "银杏", "海棠", "归雁", "知行",
          "童乐", "启明", "博爱", "安康", "荷香", "田园", "新芽", "橙香", "九洲", "鹤舞");

  private static final List<String> SURNAMES =
      List.of("张", "陈", "李", "黄", "林", "梁", "罗", "钟", "吴", "刘", "谢", "曹", "揭", "莫", "庞", "赖");

  private final Random random;
  private final List<Map.Entry<String, String>> townships;
  private final Set<String> names = new HashSet<>();

  private DemoRegister(long seed, Map<String, String> townships) {
    this.random = new Random(seed);
    this.townships =
        townships.entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::copyOf)
            .toList();
  }

  /**
   * 577 organisations: 173 社会团体, then 404 民办非企业单位.
   *
   * @param townships name to nine-digit code, over which they are spread
   */
  public static List<RegisterRow> rows(long seed, Map<String, String> townships) {
    return new DemoRegister(seed, townships).rows();
  }

  private List<RegisterRow> rows() {
    var kinds =
        IntStream.range(0, ALL)
            .mapToObj(
                i ->
                    any(
                        i < SOCIAL_GROUPS
                            ? DemoKind.SOCIAL_GROUPS
                            : DemoKind.PRIVATE_NON_ENTERPRISES))
            .toList();
    var charities = draw(CHARITIES, i -> kinds.get(i).charitable());
    var withoutEmail = draw(WITHOUT_EMAIL, i -> true);
    var late = draw(LATE, i -> true);
    List<RegisterRow> rows = new ArrayList<>();
    for (int i = 0; i < ALL; i++) {
      var email = withoutEmail.contains(i) ? null : "org-%03d@demo.invalid".formatted(i + 1);
      rows.add(row(i, kinds.get(i), charities.contains(i), registeredOn(late.contains(i)), email));
    }
    return List.copyOf(rows);
  }

  /** So many of the organisations, among those that fit. */
  private Set<Integer> draw(int count, IntPredicate fits) {
    var candidates =
        IntStream.range(0, ALL)
            .filter(fits)
            .boxed()
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(candidates, random);
    return Set.copyOf(candidates.subList(0, count));
  }

  private LocalDate registeredOn(boolean late) {
    var monday =
        late
            ? FIRST_LATE_MONDAY.plusWeeks(random.nextInt(LATE_WEEKS))
            : FIRST_MONDAY.plusWeeks(random.nextInt(WEEKS));
    return monday.plusDays(random.nextInt(5));
  }

  private RegisterRow row(
      int i, DemoKind kind, boolean charity, LocalDate registeredOn, String email) {
    var type = i < SOCIAL_GROUPS ? SOCIAL_GROUP : PRIVATE_NON_ENTERPRISE;
    var township = any(townships);
    return new RegisterRow(
        creditCode(type, i + 1),
        name(type, township.getKey(), kind),
        type,
        charity,
        township.getValue(),
        "%s%s演示路%d号".formatted(COUNTY, township.getKey(), 1 + random.nextInt(299)),
        registeredOn,
        person(),
        kind.unit(),
        person(),
        "100%08d".formatted(random.nextInt(100_000_000)),
        email);
  }

  private static String creditCode(OrganizationType type, int number) {
    var kind = type == SOCIAL_GROUP ? "51" : "52";
    return CreditCode.complete(kind + AREA, "DEM0%04d".formatted(number));
  }

  /** Associations are mostly the county's, services a township's. */
  private String name(OrganizationType type, String township, DemoKind kind) {
    while (true) {
      boolean ofCounty = type == SOCIAL_GROUP && random.nextInt(4) > 0;
      var name = COUNTY + (ofCounty ? "" : township) + "演示" + any(WORDS) + kind.word();
      if (names.add(name)) {
        return name;
      }
    }
  }

  private String person() {
    return "演示" + any(SURNAMES) + "某某";
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
