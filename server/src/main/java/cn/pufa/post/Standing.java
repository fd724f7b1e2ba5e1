package cn.pufa.post;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a post stands today. Duty-ready (可上岗) is a post with a confirmed holder, whose certificate is
 * valid and after whose records the police were asked within a year (未成年人保护法 62).
 *
 * @param holder null where nobody stands there
 * @param substitute null where there is none
 * @param certifiedUntil last day of the holder's certificate; null without a valid one
 * @param checkedOn when the holder's records were last asked after; null if never
 */
record Standing(
    Post post,
    Tenure holder,
    Tenure substitute,
    LocalDate certifiedUntil,
    LocalDate checkedOn,
    LocalDate today) {

  /** A part that ends within so many days shows, so that it can be renewed in time. */
  static final int SOON_DAYS = 60;

  private static final Period CHECK_LASTS = Period.ofYears(1);

  /** What the bureau has to do something about. */
  enum Gap {
    VACANT,
    UNTRAINED,
    UNCHECKED,
    EXPIRING
  }

  /** One word for each post, the worst first. */
  enum State {
    VACANT,
    UNREADY,
    EXPIRING,
    READY
  }

  /** The last day on which a check still counts; null without one. */
  static LocalDate checkedUntil(LocalDate checkedOn) {
    return checkedOn == null ? null : checkedOn.plus(CHECK_LASTS);
  }

  static boolean isCurrent(LocalDate checkedOn, LocalDate today) {
    return checkedOn != null && !checkedUntil(checkedOn).isBefore(today);
  }

  boolean isVacant() {
    return holder == null;
  }

  boolean isTrained() {
    return certifiedUntil != null;
  }

  boolean isChecked() {
    return isCurrent(checkedOn, today);
  }

  boolean isReady() {
    return !isVacant() && isTrained() && isChecked();
  }

  private boolean isExpiring() {
    LocalDate soon = today.plusDays(SOON_DAYS);
    return Stream.of(certifiedUntil, isChecked() ? checkedUntil(checkedOn) : null)
        .anyMatch(last -> last != null && !last.isAfter(soon));
  }

  Set<Gap> gaps() {
    if (isVacant()) {
      return EnumSet.of(Gap.VACANT);
    }
    Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    if (!isTrained()) {
      gaps.add(Gap.UNTRAINED);
    }
    if (!isChecked()) {
      gaps.add(Gap.UNCHECKED);
    }
    if (isExpiring()) {
      gaps.add(Gap.EXPIRING);
    }
    return gaps;
  }

  State state() {
    if (isVacant()) {
      return State.VACANT;
    }
    if (!isReady()) {
      return State.UNREADY;
    }
    return isExpiring() ? State.EXPIRING : State.READY;
  }

  /** What is to be done next, in a sentence; null where nothing is. */
  String next() {
    return switch (state()) {
      case VACANT -> vacant();
      case UNREADY -> missing();
      case EXPIRING -> ending();
      case READY -> null;
    };
  }

  private String vacant() {
    if (substitute != null) {
      return "请登记替补接任；另有人选的，请本人在手机上登记。";
    }
    return post.role() == PostRole.CHILD_DIRECTOR ? "请村（居）委会推荐人选，本人在手机上登记。" : "请镇街推荐人选，本人在手机上登记。";
  }

  private String missing() {
    if (isTrained()) {
      return checkedOn == null ? "请查询违法犯罪记录，再记下日期。" : "上次查询已满一年，请再查一次。";
    }
    return isChecked() ? "请提醒本人学完课程，通过考试。" : "请提醒本人考试，并查询违法犯罪记录。";
  }

  private String ending() {
    LocalDate soon = today.plusDays(SOON_DAYS);
    boolean certificate = !certifiedUntil.isAfter(soon);
    boolean check = !checkedUntil(checkedOn).isAfter(soon);
    if (certificate && check) {
      return "证书和查询都快到期，请提前安排。";
    }
    return certificate ? "证书快到期，请提醒本人再考一次。" : "查询快满一年，请提前再查一次。";
  }
}
