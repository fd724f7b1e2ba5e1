package cn.pufa.needs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Parts the signals of each month into groups of at least five. Every number ever shown is a sum of
 * whole groups, so that no adding and taking away of numbers gives a group of one to four.
 *
 * <p>Too small a group goes to the rest of its topic (全县其他), too small a topic to the rest of the
 * month (其他); where such a rest would itself be too small, the smallest group beside it goes along.
 * A month with fewer than five signals is not shown.
 */
final class Anonymity {

  static final int SMALLEST = 5;

  private static final Comparator<Group> BY_SIZE =
      Comparator.comparingInt(Group::count)
          .thenComparing(Group::topic, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Group::township, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Stands for no topic and no township in a sorted map. */
  private static final String NONE = "";

  private Anonymity() {}

  static List<Group> groups(List<Cell> cells) {
    return byMonth(cells).entrySet().stream()
        .flatMap(month -> ofMonth(month.getKey(), month.getValue()).stream())
        .toList();
  }

  /**
   * The kinds of signals by month, summed; kinds too small within a month are together {@link
   * SignalKind#OTHER}, with the smallest beside them where need be.
   */
  static Map<SignalKind, Integer> kinds(List<Cell> cells) {
    Map<SignalKind, Integer> sums = new EnumMap<>(SignalKind.class);
    byMonth(cells)
        .values()
        .forEach(month -> kindsOf(month).forEach((kind, n) -> sums.merge(kind, n, Integer::sum)));
    return sums;
  }

  private static Map<SignalKind, Integer> kindsOf(List<Cell> month) {
    Map<SignalKind, Integer> large = new EnumMap<>(SignalKind.class);
    month.forEach(cell -> large.merge(cell.kind(), cell.count(), Integer::sum));
    int rest = large.values().stream().filter(n -> n < SMALLEST).mapToInt(n -> n).sum();
    large.values().removeIf(n -> n < SMALLEST);
    if (rest > 0 && rest < SMALLEST && !large.isEmpty()) {
      SignalKind smallest =
          Collections.min(large.entrySet(), Map.Entry.comparingByValue()).getKey();
      rest += large.remove(smallest);
    }
    if (rest >= SMALLEST) {
      large.put(SignalKind.OTHER, rest);
    }
    return large;
  }

  private static Map<LocalDate, List<Cell>> byMonth(List<Cell> cells) {
    return cells.stream()
        .collect(Collectors.groupingBy(Cell::month, TreeMap::new, Collectors.toList()));
  }

  private static List<Group> ofMonth(LocalDate month, List<Cell> cells) {
    Map<String, Map<String, Integer>> topics = counts(cells);
    Map<String, Integer> other = topics.computeIfAbsent(NONE, none -> new TreeMap<>());
    List.copyOf(topics.entrySet()).stream()
        .filter(topic -> !topic.getKey().equals(NONE) && sum(topic.getValue()) < SMALLEST)
        .forEach(
            topic -> {
              other.merge(NONE, sum(topic.getValue()), Integer::sum);
              topics.remove(topic.getKey());
            });
    List<Group> groups = new ArrayList<>();
    topics.forEach((topic, townships) -> groups.addAll(ofTopic(month, topic, townships)));
    mergeSmallRest(groups);
    return groups;
  }

  private static Map<String, Map<String, Integer>> counts(List<Cell> cells) {
    Map<String, Map<String, Integer>> topics = new TreeMap<>();
    cells.forEach(
        cell ->
            topics
                .computeIfAbsent(cell.topic() == null ? NONE : cell.topic(), any -> new TreeMap<>())
                .merge(
                    cell.township() == null ? NONE : cell.township(), cell.count(), Integer::sum));
    return topics;
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Townships large enough, and one rest; only the rest of 其他 may be too small still. */
  private static List<Group> ofTopic(
      LocalDate month, String topic, Map<String, Integer> townships) {
    String shown = topic.equals(NONE) ? null : topic;
    List<Group> groups = new ArrayList<>();
    int rest = 0;
    for (var township : townships.entrySet()) {
      if (township.getKey().equals(NONE) || township.getValue() < SMALLEST) {
        rest += township.getValue();
      } else {
        groups.add(new Group(month, shown, township.getKey(), township.getValue()));
      }
    }
    if (rest > 0) {
      groups.add(new Group(month, shown, null, rest));
    }
    if (groups.size() > 1) {
      mergeSmallRest(groups);
    }
    return groups;
  }

  /** The smallest group beside a rest that is too small goes into it; alone, it is not shown. */
  private static void mergeSmallRest(List<Group> groups) {
    Group rest = groups.stream().filter(group -> group.count() < SMALLEST).findFirst().orElse(null);
    if (rest == null) {
      return;
    }
    groups.remove(rest);
    groups.stream()
        .min(BY_SIZE)
        .ifPresent(
            smallest -> {
              groups.remove(smallest);
              groups.add(
                  new Group(rest.month(), rest.topic(), null, rest.count() + smallest.count()));
            });
  }
}
