package cn.pufa.penalty;

import cn.pufa.platform.http.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether measures stay within what the article allows; every fault at once. */
final class Bounds {

  private final Breach breach;
  private final Rules rules;
  private final Step.Gains gains;
  private final List<Measure> measures;
  private final String pointer;
  private final List<Problem.Field> faults = new ArrayList<>();

  private Bounds(
      Breach breach, Rules rules, Step.Gains gains, List<Measure> measures, String pointer) {
    this.breach = breach;
    this.rules = rules;
    this.gains = gains;
    this.measures = measures;
    this.pointer = pointer;
  }

  static List<Problem.Field> faults(
      Breach breach, Rules rules, Step.Gains gains, List<Measure> measures) {
    var bounds = new Bounds(breach, rules, gains, measures, "/measures");
    bounds.check();
    return bounds.faults;
  }

  private void check() {
    Set<Measure.Kind> seen = EnumSet.noneOf(Measure.Kind.class);
    for (int i = 0; i < measures.size(); i++) {
      Measure one = measures.get(i);
      String at = pointer + "/" + i;
      if (!seen.add(one.kind())) {
        fault(at + "/kind", "同一种措施只写一次");
      } else if (!breach.kinds().contains(one.kind())) {
        fault(at + "/kind", breach.source() + "没有规定“" + one.kind().title() + "”");
      } else {
        value(one, at);
      }
    }
    together(seen);
  }

  private void value(Measure one, String at) {
    if (one.kind().isMoney() != (one.amountFen() != null)) {
      fault(at + "/amountFen", one.kind().isMoney() ? "请写金额" : "这一种没有金额");
    } else if ((one.kind() == Measure.Kind.SUSPENSION) != (one.days() != null)) {
      fault(at + "/days", one.days() == null ? "请写停止活动多少天" : "这一种没有天数");
    } else if (one.kind() == Measure.Kind.SUSPENSION
        && one.days() > rules.days("suspension_max_days")) {
      fault(at + "/days", "最多" + rules.days("suspension_max_days") + "天");
    } else if (one.kind() == Measure.Kind.CONFISCATION) {
      confiscation(one, at);
    } else if (one.kind() == Measure.Kind.FINE) {
      fine(one, at);
    }
  }

  private void confiscation(Measure one, String at) {
    if (one.amountFen() > gains.most()) {
      fault(at + "/amountFen", "没收的不能多于查明的违法经营额或者违法所得");
    }
  }

  /** 违法经营额 once to three times, or 违法所得 three to five times. */
  private void fine(Measure one, String at) {
    boolean ofTurnover = within(one.amountFen(), gains.turnoverFen(), breach.turnoverTimes());
    boolean ofGains = within(one.amountFen(), gains.gainsFen(), breach.gainsTimes());
    if (gains.most() == 0) {
      fault(at + "/amountFen", "没有违法经营额或者违法所得的，" + breach.source() + "没有规定罚款");
    } else if (!ofTurnover && !ofGains) {
      fault(at + "/amountFen", "罚款应当在" + ranges() + "以内（" + breach.source() + "第二款）");
    }
  }

  private static boolean within(long amount, Long base, List<Integer> times) {
    return base != null
        && base > 0
        && amount >= base * times.getFirst()
        && amount <= base * times.getLast();
  }

  private String ranges() {
    List<String> ranges = new ArrayList<>();
    range(ranges, "违法经营额", gains.turnoverFen(), breach.turnoverTimes());
    range(ranges, "违法所得", gains.gainsFen(), breach.gainsTimes());
    return String.join("或者", ranges);
  }

  private static void range(List<String> ranges, String name, Long base, List<Integer> times) {
    if (base != null && base > 0) {
      ranges.add(
          "%s的%d至%d倍（%s至%s）"
              .formatted(
                  name,
                  times.getFirst(),
                  times.getLast(),
                  Money.words(base * times.getFirst()),
                  Money.words(base * times.getLast())));
    }
  }

  private void together(Set<Measure.Kind> kinds) {
    boolean ends = kinds.contains(Measure.Kind.REVOCATION);
    if (ends && !gains.grave()) {
      fault("/grave", "撤销登记只用于情节严重的，请写明情节并勾选");
    }
    if (ends && kinds.contains(Measure.Kind.SUSPENSION)) {
      fault(pointer, "撤销登记和限期停止活动不能同时给");
    }
    if (!ends && !kinds.contains(Measure.Kind.WARNING)) {
      fault(pointer, "不撤销登记的，应当给予警告（" + breach.source() + "）");
    }
    if (!ends && !kinds.contains(Measure.Kind.CORRECTION)) {
      fault(pointer, "不撤销登记的，应当责令改正（" + breach.source() + "）");
    }
    if (gains.most() > 0
        && breach.kinds().contains(Measure.Kind.CONFISCATION)
        && !kinds.contains(Measure.Kind.CONFISCATION)) {
      fault(pointer, "有违法经营额或者违法所得的，应当没收（" + breach.source() + "第二款）");
    }
  }

  private void fault(String at, String message) {
    faults.add(new Problem.Field(at, message));
  }
}
