package cn.pufa.review;

import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** How a rule finds what it looks for; each tells what it compared. */
final class Detector {

  /** What was seen: values by label, and the sentence that explains them. */
  private record Seen(Map<String, String> compared, String explanation, String clause) {

    static Optional<Seen> of(Map<String, String> compared, String explanation) {
      return Optional.of(new Seen(compared, explanation, null));
    }
  }

  private static final int HUNDRED = 100;

  private static final Map<String, BiFunction<Rule.Detect, Material, Optional<Seen>>> HOWS =
      Map.ofEntries(
          Map.entry("late", Detector::late),
          Map.entry("consent_missing", Detector::consentMissing),
          Map.entry("unconfirmed", Detector::unconfirmed),
          Map.entry("explained", Detector::explained),
          Map.entry("before", Detector::before),
          Map.entry("zero", Detector::zero),
          Map.entry("positive", Detector::positive),
          Map.entry("choice", Detector::choice),
          Map.entry("more_than", Detector::moreThan),
          Map.entry("swing", Detector::swing),
          Map.entry("register", Detector::register),
          Map.entry("below_charter", Detector::belowCharter),
          Map.entry("council_size", Detector::councilSize),
          Map.entry("term_over", Detector::termOver),
          Map.entry("outside_scope", Detector::outsideScope),
          Map.entry("rows_over", Detector::rowsOver),
          Map.entry("rows_without", Detector::rowsWithout),
          Map.entry("rows_choice", Detector::rowsChoice));

  private Detector() {}

  static boolean knows(String how) {
    return HOWS.containsKey(how);
  }

  static Optional<Flag> look(Rule rule, Material material) {
    Rule.Detect detect = rule.detect();
    if (detect.unless() != null && holds(detect.unless(), material)) {
      return Optional.empty();
    }
    return HOWS.get(detect.how()).apply(detect, material).map(seen -> flag(rule, seen));
  }

  private static boolean holds(String unless, Material material) {
    String[] sides = unless.split("=");
    return material.text(sides[0]).filter(sides[1]::equals).isPresent();
  }

  private static Flag flag(Rule rule, Seen seen) {
    return new Flag(
        rule.id(),
        rule.title(),
        rule.grade(),
        rule.weight(),
        seen.explanation(),
        seen.compared(),
        rule.detect().cell() == null ? List.of() : List.of(rule.detect().cell()),
        seen.clause() == null ? rule.clause() : seen.clause(),
        null);
  }

  private static Optional<Seen> late(Rule.Detect detect, Material material) {
    return material.late()
        ? Seen.of(Map.of("收到", "晚于截止日"), "报告在截止日以后收到。请核对有没有延期或正当理由。")
        : Optional.empty();
  }

  private static Optional<Seen> consentMissing(Rule.Detect detect, Material material) {
    return material.consentMissing()
        ? Seen.of(Map.of("初审", "没有"), "业务主管单位还没有初审同意。请联系业务主管单位，或等补来再下结论。")
        : Optional.empty();
  }

  private static Optional<Seen> unconfirmed(Rule.Detect detect, Material material) {
    return material.unconfirmed()
        ? Seen.of(Map.of("法定代表人确认", "没有"), "法定代表人还没有确认这一版内容。")
        : Optional.empty();
  }

  private static Optional<Seen> explained(Rule.Detect detect, Material material) {
    return material.explained() > 0
        ? Seen.of(Map.of("有说明的提示", material.explained() + " 条"), "填报时有提示没有改，只写了说明。请逐条看说明是否站得住。")
        : Optional.empty();
  }

  private static Optional<Seen> before(Rule.Detect detect, Material material) {
    return material.before() != null && material.before() != Grade.QUALIFIED
        ? Seen.of(Map.of("上年结论", material.before().title()), "上一年不是合格。请核对整改做了没有。")
        : Optional.empty();
  }

  private static Optional<Seen> zero(Rule.Detect detect, Material material) {
    OptionalLong value = material.number(detect.cell());
    return value.isPresent() && value.getAsLong() == 0
        ? Seen.of(Map.of("报告填的", "0"), "一整年没有一次。请核实是真的没有，还是漏填。")
        : Optional.empty();
  }

  private static Optional<Seen> positive(Rule.Detect detect, Material material) {
    OptionalLong value = material.number(detect.cell());
    return value.isPresent() && value.getAsLong() > detect.least()
        ? Seen.of(Map.of("报告填的", shown(detect, value.getAsLong())), "报告自己填了这一项。请核实是什么情况。")
        : Optional.empty();
  }

  private static Optional<Seen> choice(Rule.Detect detect, Material material) {
    return material.text(detect.cell()).filter(detect.value()::equals).isPresent()
        ? Seen.of(Map.of("报告选的", detect.with()), "报告自己这样填。请核实原因和后来的情况。")
        : Optional.empty();
  }

  private static Optional<Seen> moreThan(Rule.Detect detect, Material material) {
    long value = material.number(detect.cell()).orElse(0);
    long other = material.number(detect.with()).orElse(0);
    return value > other
        ? Seen.of(
            pair("开展的", String.valueOf(value), "其中经批准的", String.valueOf(other)),
            "有 %d 项没有写经过批准。请查批准文件。".formatted(value - other))
        : Optional.empty();
  }

  private static Optional<Seen> swing(Rule.Detect detect, Material material) {
    OptionalLong now = material.number(detect.cell());
    OptionalLong last = material.lastNumber(detect.cell());
    if (now.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    long difference = Math.abs(now.getAsLong() - last.getAsLong());
    long percent = Long.parseLong(detect.value());
    boolean much =
        difference > detect.least() && difference > Math.abs(last.getAsLong()) / HUNDRED * percent;
    return much
        ? Seen.of(
            pair("今年", yuan(now.getAsLong()), "上年", yuan(last.getAsLong())),
            "比上年变动超过 %d%%。请看说明和审计报告里的原因。".formatted(percent))
        : Optional.empty();
  }

  private static Optional<Seen> register(Rule.Detect detect, Material material) {
    String held =
        switch (detect.with()) {
          case "legalRepresentative" -> material.organization().legalRepresentative();
          case "address" -> material.organization().address();
          case "name" -> material.organization().name();
          default ->
              throw new IllegalStateException("no such part of the register: " + detect.with());
        };
    return material
        .text(detect.cell())
        .filter(filed -> held != null && !squeezed(filed).equals(squeezed(held)))
        .flatMap(
            filed -> Seen.of(pair("报告填的", filed, "登记的", held), "和登记的不一样，报告又说没有办变更登记。请核对要不要先办变更。"));
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\s·•]", "");
  }

  private static Optional<Seen> belowCharter(Rule.Detect detect, Material material) {
    OptionalLong held = material.number(detect.cell());
    Integer due = material.charter() == null ? null : dueMeetings(detect, material);
    return held.isPresent() && due != null && held.getAsLong() < due
        ? Optional.of(
            new Seen(
                pair("报告填的", held.getAsLong() + " 次", "章程要求", "每年至少 " + due + " 次"),
                "比章程要求少开 %d 次。请对照会议列表核实。".formatted(due - held.getAsLong()),
                "章程：每年至少 " + due + " 次"))
        : Optional.empty();
  }

  private static Integer dueMeetings(Rule.Detect detect, Material material) {
    return detect.with().equals("assembly")
        ? material.charter().assemblyMeetingsPerYear()
        : Integer.valueOf(material.charter().councilMeetingsPerYear());
  }

  private static Optional<Seen> councilSize(Rule.Detect detect, Material material) {
    OptionalLong size = material.number(detect.cell());
    if (size.isEmpty() || material.charter() == null) {
      return Optional.empty();
    }
    int least = material.charter().councilMin();
    int most = material.charter().councilMax();
    String range = "%d 至 %d 人".formatted(least, most);
    return size.getAsLong() < least || size.getAsLong() > most
        ? Optional.of(
            new Seen(
                pair("报告填的", size.getAsLong() + " 人", "章程规定", range),
                "理事会人数不在章程规定的范围里。",
                "章程：理事会 " + range))
        : Optional.empty();
  }

  private static Optional<Seen> termOver(Rule.Detect detect, Material material) {
    Optional<LocalDate> elected = material.day(detect.cell());
    if (elected.isEmpty() || material.charter() == null || material.charter().termYears() < 1) {
      return Optional.empty();
    }
    int years = material.charter().termYears();
    LocalDate ends = elected.get().plusYears(years);
    LocalDate close = LocalDate.of(material.year(), Month.DECEMBER, 31);
    return ends.isBefore(close)
        ? Optional.of(
            new Seen(
                pair("本届产生", elected.get().toString(), "章程每届", years + " 年，" + ends + " 届满"),
                "届满以后没有换届，到年底已经超过。请看有没有批准延期。",
                "章程：每届 " + years + " 年"))
        : Optional.empty();
  }

  private static Optional<Seen> outsideScope(Rule.Detect detect, Material material) {
    if (material.charter() == null) {
      return Optional.empty();
    }
    int items = material.charter().scope().size();
    List<JsonObject> outside =
        material.rows(detect.cell()).stream()
            .filter(row -> isOutside(Material.number(row, detect.column()), items))
            .toList();
    return outside.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Seen(
                pair("不在范围里的活动", titles(outside), "章程业务范围", items + " 项"),
                "有 %d 项活动没有对应章程的业务范围。请对照章程逐项看。".formatted(outside.size()),
                "章程业务范围共 " + items + " 项"));
  }

  private static boolean isOutside(OptionalLong item, int items) {
    return item.isPresent() && (item.getAsLong() < 1 || item.getAsLong() > items);
  }

  private static Optional<Seen> rowsOver(Rule.Detect detect, Material material) {
    long most = Long.parseLong(detect.value());
    List<JsonObject> over =
        material.rows(detect.cell()).stream()
            .filter(row -> Material.number(row, detect.column()).orElse(0) > most)
            .toList();
    return over.isEmpty()
        ? Optional.empty()
        : Seen.of(
            pair("超过的", over.size() + " 人", "一般不超过", most + detect.with()),
            "有 %d 位负责人超过。请查有没有批准文件。".formatted(over.size()));
  }

  private static Optional<Seen> rowsWithout(Rule.Detect detect, Material material) {
    List<JsonObject> lacking =
        material.rows(detect.cell()).stream()
            .filter(row -> Material.text(row, detect.column()).isEmpty())
            .toList();
    return lacking.isEmpty()
        ? Optional.empty()
        : Seen.of(Map.of("没写的", titles(lacking)), "有 %d 个没有写由哪次会议通过。".formatted(lacking.size()));
  }

  private static Optional<Seen> rowsChoice(Rule.Detect detect, Material material) {
    List<JsonObject> chosen =
        material.rows(detect.cell()).stream()
            .filter(
                row ->
                    Material.text(row, detect.column()).filter(detect.value()::equals).isPresent())
            .toList();
    return chosen.isEmpty()
        ? Optional.empty()
        : Seen.of(Map.of(detect.with(), titles(chosen)), "有 %d 个。请核实。".formatted(chosen.size()));
  }

  /** Of activities and branches; a row of people is counted and not named. */
  private static String titles(List<JsonObject> rows) {
    return rows.stream()
            .map(
                row ->
                    Material.text(row, "title").or(() -> Material.text(row, "name")).orElse("未写名称"))
            .limit(3)
            .collect(Collectors.joining("、"))
        + (rows.size() > 3 ? " 等 " + rows.size() + " 个" : "");
  }

  private static String shown(Rule.Detect detect, long value) {
    return "money".equals(detect.value()) ? yuan(value) : String.valueOf(value);
  }

  private static String yuan(long fen) {
    return "%,.2f 元".formatted(BigDecimal.valueOf(fen, 2));
  }

  private static Map<String, String> pair(
      String label, String value, String otherLabel, String otherValue) {
    Map<String, String> pair = new LinkedHashMap<>();
    pair.put(label, value);
    pair.put(otherLabel, otherValue);
    return pair;
  }
}
