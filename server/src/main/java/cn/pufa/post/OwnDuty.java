package cn.pufa.post;

import cn.pufa.office.Office;
import cn.pufa.office.Offices;
import cn.pufa.personal.IdNumbers;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a person sees of the own posts (我的岗位): what duty-ready still wants, and what to do for it.
 */
final class OwnDuty {

  /** One of the three things that duty-ready wants. */
  enum Part {
    CONFIRMED,
    CERTIFICATE,
    RECORD_CHECK
  }

  /** Where the next step is taken: a page of the client, or a call to the office named. */
  enum Next {
    NONE,
    CALL,
    LEARN,
    ID_NUMBER
  }

  /**
   * @param words how it stands, in a sentence
   * @param until the last day on which it counts; null where it has none
   * @param step what to do now; null where nothing is to be done
   */
  record Condition(
      Part part, boolean done, String words, LocalDate until, String step, Next next) {}

  record Duty(
      String division,
      String divisionName,
      PostRole role,
      Tenure.Place place,
      LocalDate since,
      boolean ready,
      String words,
      List<Condition> conditions,
      PostViews.Call call) {}

  record Duties(List<Duty> items) {}

  private final Coverages coverages;
  private final Offices offices;
  private final IdNumbers idNumbers;
  private final Map<String, String> divisionNames;
  private final BusinessClock clock;

  OwnDuty(
      Coverages coverages,
      Offices offices,
      IdNumbers idNumbers,
      Map<String, String> divisionNames,
      BusinessClock clock) {
    this.coverages = coverages;
    this.offices = offices;
    this.idNumbers = idNumbers;
    this.divisionNames = divisionNames;
    this.clock = clock;
  }

  Duties mine(Tx tx, Request request) {
    UUID person = request.caller().person();
    List<Duty> duties = new ArrayList<>();
    for (Tenure tenure : Tenures.standingOf(tx, person)) {
      duties.add(duty(tx, person, ofDivision(tenure.division()), tenure));
    }
    for (PostRequest asked : PostStore.ofPerson(tx, person)) {
      if (asked.state() == PostRequest.State.WAITING) {
        duties.add(duty(tx, person, new Post(asked.division(), asked.role()), null));
      }
    }
    return new Duties(duties);
  }

  private static Post ofDivision(String division) {
    return new Post(division, PostRole.ofDivision(division));
  }

  /**
   * @param tenure null while nobody has decided
   */
  private Duty duty(Tx tx, UUID person, Post post, Tenure tenure) {
    LocalDate certified = coverages.certified(tx, post.role(), Set.of(person)).get(person);
    LocalDate checked = RecordCheckStore.last(tx, Set.of(person)).get(person);
    Optional<Office> office = offices.withPhone(tx, post.township());
    List<Condition> conditions =
        List.of(
            confirmed(post, tenure),
            certificate(certified),
            recordCheck(checked, idNumbers.isKept(tx, person)));
    boolean ready = conditions.stream().allMatch(Condition::done);
    return new Duty(
        post.division(),
        divisionNames.getOrDefault(post.division(), post.division()),
        post.role(),
        tenure == null ? null : tenure.place(),
        tenure == null ? null : tenure.since(),
        ready,
        words(conditions),
        conditions,
        office.map(PostViews::call).orElse(null));
  }

  private static String words(List<Condition> conditions) {
    long missing = conditions.stream().filter(condition -> !condition.done()).count();
    return missing == 0 ? "三项都齐了，可以上岗。" : "还差 " + missing + " 项，齐了就可以上岗。";
  }

  private static Condition confirmed(Post post, Tenure tenure) {
    String decides = post.role().decidedBy();
    if (tenure == null) {
      return new Condition(
          Part.CONFIRMED, false, "已经提交，等" + decides + "确认。", null, "等得久了，可以打电话问。", Next.CALL);
    }
    String as = tenure.isHolder() ? "任职" : "做替补";
    return new Condition(
        Part.CONFIRMED, true, day(tenure.since()) + "起" + as + "。", null, null, Next.NONE);
  }

  private Condition certificate(LocalDate until) {
    if (until == null) {
      return new Condition(
          Part.CERTIFICATE, false, "还没有有效的证书。", null, "学完课程，通过考试，就有证书。", Next.LEARN);
    }
    boolean soon = isSoon(until);
    return new Condition(
        Part.CERTIFICATE,
        true,
        "证书有效到" + day(until) + "。",
        until,
        soon ? "快到期了，请在到期前再考一次。" : null,
        soon ? Next.LEARN : Next.NONE);
  }

  private Condition recordCheck(LocalDate checked, boolean hasNumber) {
    if (Standing.isCurrent(checked, clock.today())) {
      LocalDate until = Standing.checkedUntil(checked);
      return new Condition(
          Part.RECORD_CHECK,
          true,
          day(checked) + "查询过，管到" + day(until) + "。",
          until,
          isSoon(until) ? "快满一年了，镇街会再查一次。" : null,
          Next.NONE);
    }
    String words = checked == null ? "还没有查询过。" : day(checked) + "查询过，已经满一年。";
    return hasNumber
        ? new Condition(Part.RECORD_CHECK, false, words, null, "由镇街去公安机关查询，您不用跑。", Next.CALL)
        : new Condition(Part.RECORD_CHECK, false, words, null, "请先填身份证号，镇街凭它去查询。", Next.ID_NUMBER);
  }

  private boolean isSoon(LocalDate until) {
    return !until.isAfter(clock.today().plusDays(Standing.SOON_DAYS));
  }

  private static String day(LocalDate day) {
    return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }
}
