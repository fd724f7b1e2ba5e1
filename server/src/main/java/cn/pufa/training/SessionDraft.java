package cn.pufa.training;

import cn.pufa.platform.http.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A session as its organiser announces it; {@code townships}, trainer and note may be absent. */
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
    String note) {

  /** All that is wrong with it, not only the first. */
  void requireSound(Instant now, Set<String> divisions) {
    List<Problem.Field> faults = new ArrayList<>();
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
    for (int place = 0; place < reachedTownships().size(); place++) {
      if (!divisions.contains(reachedTownships().get(place))) {
        faults.add(new Problem.Field("/townships/" + place, "本县没有这个镇街"));
      }
    }
    addControlCharacters(faults);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
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
    if (texts.flatMapToInt(String::chars).anyMatch(Character::isISOControl)) {
      faults.add(new Problem.Field(pointer, "只能写一行文字"));
    }
  }

  List<String> reachedTownships() {
    return Objects.requireNonNullElse(townships, List.of());
  }
}
