package cn.pufa.training;

import cn.pufa.platform.PlainText;
import cn.pufa.platform.http.Problem;
import cn.pufa.post.PostRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A session as its organiser announces it; whatever may be absent is null.
 *
 * @param form null for a classroom, @param offerHours null for none
 */
public record SessionDraft(
    String title,
    List<PostRole> audience,
    List<String> townships,
    int capacity,
    Instant opensAt,
    Instant closesAt,
    Instant startsAt,
    Instant endsAt,
    String place,
    String trainer,
    List<String> topics,
    String note,
    SessionTerms.Form form,
    String link,
    UUID trainerPerson,
    Integer minutes,
    Integer offerHours,
    List<Quota> quotas) {

  /**
   * @param township code of nine digits
   */
  public record Quota(String township, int seats) {}

  private static final int TOWNSHIP_DIGITS = 9;

  /** In a classroom, without quotas or offers. */
  public SessionDraft(
      String title,
      List<PostRole> audience,
      List<String> townships,
      int capacity,
      Instant opensAt,
      Instant closesAt,
      Instant startsAt,
      Instant endsAt,
      String place,
      String trainer,
      List<String> topics,
      String note) {
    this(
        title, audience, townships, capacity, opensAt, closesAt, startsAt, endsAt, place, trainer,
        topics, note, null, null, null, null, null, null);
  }

  /** All that is wrong with it, not only the first. */
  void requireSound(Instant now, Set<String> divisions) {
    List<Problem.Field> faults = new ArrayList<>();
    addTimes(faults, now);
    for (int place = 0; place < reachedTownships().size(); place++) {
      if (!divisions.contains(reachedTownships().get(place))) {
        faults.add(new Problem.Field("/townships/" + place, "本县没有这个镇街"));
      }
    }
    addPlace(faults);
    addQuotas(faults, divisions);
    addControlCharacters(faults);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  private void addTimes(List<Problem.Field> faults, Instant now) {
    if (!closesAt.isAfter(opensAt)) {
      faults.add(new Problem.Field("/closesAt", "报名结束要晚于报名开始"));
    }
    if (!closesAt.isAfter(now)) {
      faults.add(new Problem.Field("/closesAt", "报名结束的时间已经过了"));
    }
    if (startsAt.isBefore(closesAt)) {
      faults.add(new Problem.Field("/startsAt", "开班不能早于报名结束"));
    }
    if (!endsAt.isAfter(startsAt)) {
      faults.add(new Problem.Field("/endsAt", "结束要晚于开班"));
    }
  }

  private void addPlace(List<Problem.Field> faults) {
    boolean online = terms().form() == SessionTerms.Form.ONLINE;
    if (online && link == null) {
      faults.add(new Problem.Field("/link", "线上培训要写进入的网址"));
    }
    if (!online && link != null) {
      faults.add(new Problem.Field("/link", "只有线上培训才有网址"));
    }
  }

  private void addQuotas(List<Problem.Field> faults, Set<String> divisions) {
    List<Quota> wanted = Objects.requireNonNullElse(quotas, List.of());
    Set<String> seen = new HashSet<>();
    for (int place = 0; place < wanted.size(); place++) {
      String township = wanted.get(place).township();
      String pointer = "/quotas/" + place + "/township";
      if (!divisions.contains(township) || township.length() != TOWNSHIP_DIGITS) {
        faults.add(new Problem.Field(pointer, "本县没有这个镇街"));
      } else if (!reachedTownships().isEmpty() && !reachedTownships().contains(township)) {
        faults.add(new Problem.Field(pointer, "这个镇街不在培训范围里"));
      } else if (!seen.add(township)) {
        faults.add(new Problem.Field(pointer, "一个镇街只写一次"));
      }
    }
    int given = wanted.stream().mapToInt(Quota::seats).sum();
    if (given > capacity) {
      faults.add(new Problem.Field("/quotas", "各镇街名额加起来是 %d，超过总名额 %d".formatted(given, capacity)));
    }
  }

  private void addControlCharacters(List<Problem.Field> faults) {
    addIfControlled(faults, "/title", Stream.of(title));
    addIfControlled(faults, "/place", Stream.of(place));
    addIfControlled(faults, "/trainer", Stream.ofNullable(trainer));
    addIfControlled(faults, "/topics", topics.stream());
  }

  private static void addIfControlled(
      List<Problem.Field> faults, String pointer, Stream<String> texts) {
    if (!texts.allMatch(PlainText::isOneLine)) {
      faults.add(new Problem.Field(pointer, "只能写一行文字"));
    }
  }

  List<String> reachedTownships() {
    return Objects.requireNonNullElse(townships, List.of());
  }

  SessionTerms terms() {
    Map<String, Integer> seats = new TreeMap<>();
    Objects.requireNonNullElse(quotas, List.<Quota>of())
        .forEach(quota -> seats.put(quota.township(), quota.seats()));
    return new SessionTerms(
        Objects.requireNonNullElse(form, SessionTerms.Form.CLASSROOM),
        link,
        trainerPerson,
        minutes,
        Objects.requireNonNullElse(offerHours, 0),
        new Quotas(seats));
  }
}
