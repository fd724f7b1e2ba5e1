package cn.pufa.exam;

import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether somebody may start an exam now, and if not, why and from when. Decided from what is
 * stored, by the server's clock, and from nothing a client says.
 *
 * @param attemptsLeft of this calendar year
 * @param from when it may be taken next, where that is known
 */
record Entry(State state, String message, int attemptsLeft, Instant from) {

  enum State {
    MAY_START,
    RUNNING,
    PASSED,
    COOLING,
    USED_UP,
    COURSE_FIRST,
    CLOSED,
    NOT_DRAWABLE,
    NOT_FOR_YOU
  }

  /**
   * What else it rests on.
   *
   * @param passedUntil the day until which what was passed needs no renewal; null where nothing was
   * @param courseDone whether the course that comes first is completed, true where none does
   */
  record Grounds(LocalDate passedUntil, boolean courseDone) {}

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M月d日EEEE HH:mm", Locale.CHINA).withZone(BusinessClock.ZONE);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

  /**
   * @param attempts all of the person in this exam; those whose time has come count as ended
   */
  static Entry of(Blueprint blueprint, List<Attempt> attempts, Grounds grounds, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, BusinessClock.ZONE);
    int left = Math.max(0, blueprint.attempts() - startedIn(today.getYear(), attempts));
    if (attempts.stream().anyMatch(attempt -> attempt.runs(now))) {
      return new Entry(State.RUNNING, "正在考试，可以接着答。换一台手机登录也可以。", left, null);
    }
    if (!blueprint.open()) {
      return new Entry(State.CLOSED, "这场考试现在没有开放。", left, null);
    }
    if (grounds.passedUntil() != null && today.isBefore(grounds.passedUntil())) {
      return passed(grounds.passedUntil(), left);
    }
    if (!grounds.courseDone()) {
      return new Entry(State.COURSE_FIRST, "请先学完课程，再来考试。", left, null);
    }
    return open(blueprint, attempts, left, today, now);
  }

  private static int startedIn(int year, List<Attempt> attempts) {
    return (int)
        attempts.stream()
            .filter(
                attempt ->
                    LocalDate.ofInstant(attempt.startedAt(), BusinessClock.ZONE).getYear() == year)
            .count();
  }

  private static Entry passed(LocalDate until, int left) {
    return new Entry(
        State.PASSED, "您已经合格，不用再考。%s起可以再考。".formatted(DAY.format(until)), left, startOf(until));
  }

  private static Entry open(
      Blueprint blueprint, List<Attempt> attempts, int left, LocalDate today, Instant now) {
    Optional<Instant> cooled = cooled(blueprint, attempts).filter(now::isBefore);
    if (left == 0) {
      Instant newYear = startOf(LocalDate.of(today.getYear() + 1, 1, 1));
      Instant from = cooled.filter(newYear::isBefore).orElse(newYear);
      return new Entry(
          State.USED_UP,
          "今年的 %d 次机会已经用完，%s后可以再考。".formatted(blueprint.attempts(), MOMENT.format(from)),
          0,
          from);
    }
    if (cooled.isPresent()) {
      return new Entry(
          State.COOLING,
          "上一次没有合格，%s后可以再考。先看看错题。".formatted(MOMENT.format(cooled.get())),
          left,
          cooled.get());
    }
    return new Entry(State.MAY_START, "可以开始。今年还有 %d 次机会。".formatted(left), left, null);
  }

  /** When the wait after the last one that was not passed is over. */
  private static Optional<Instant> cooled(Blueprint blueprint, List<Attempt> attempts) {
    return attempts.stream()
        .filter(attempt -> !attempt.hasPassed())
        .map(attempt -> attempt.ended() ? attempt.endedAt() : attempt.endsAt())
        .max(Comparator.naturalOrder())
        .map(end -> end.plus(blueprint.coolDown()));
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(BusinessClock.ZONE).toInstant();
  }

  /** For whoever took it by a role that is no longer held; nothing of it can be gone on with. */
  static Entry notForYou() {
    return new Entry(State.NOT_FOR_YOU, "这场考试不考您现在的身份，不能再考。考过的成绩还能看。", 0, null);
  }

  Entry notDrawable() {
    return state == State.MAY_START
        ? new Entry(State.NOT_DRAWABLE, "有题目正在复核，暂时组不成卷。请过几天再来。", attemptsLeft, null)
        : this;
  }
}
