package cn.pufa.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Of what the board shows, no group of one to four can be worked out. */
class AnonymityTest {

  private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
  private static final List<String> TOPICS = List.of("child", "funeral", "marriage", "relief");
  private static final List<String> TOWNSHIPS =
      List.of("440881001", "440881002", "440881003", "440881101", "440881102");

  private static Cell cell(LocalDate month, String topic, String township, int count) {
    return new Cell(month, topic, township, SignalKind.SEARCH_NOTHING, count);
  }

  private static Group group(String topic, String township, int count) {
    return new Group(MAY, topic, township, count);
  }

  @Test
  void largeGroupsAreShownAsTheyAre() {
    assertThat(
            Anonymity.groups(
                List.of(cell(MAY, "marriage", "440881001", 5), cell(MAY, "marriage", null, 9))))
        .containsExactlyInAnyOrder(group("marriage", "440881001", 5), group("marriage", null, 9));
  }

  @Test
  void smallTownshipsGoToTheRestOfTheTopic() {
    assertThat(
            Anonymity.groups(
                List.of(
                    cell(MAY, "marriage", "440881001", 12),
                    cell(MAY, "marriage", "440881002", 4),
                    cell(MAY, "marriage", "440881003", 1))))
        .containsExactlyInAnyOrder(group("marriage", "440881001", 12), group("marriage", null, 5));
  }

  /** Else the topic's total less the townships shown would be the small one. */
  @Test
  void oneSmallTownshipTakesAnotherAlong() {
    assertThat(
            Anonymity.groups(
                List.of(
                    cell(MAY, "marriage", "440881001", 12),
                    cell(MAY, "marriage", "440881002", 7),
                    cell(MAY, "marriage", "440881003", 2))))
        .containsExactlyInAnyOrder(group("marriage", "440881001", 12), group("marriage", null, 9));
  }

  /** Else the month's total less the topics shown would be the small one. */
  @Test
  void aSmallTopicTakesTheSmallestGroupAlong() {
    assertThat(
            Anonymity.groups(
                List.of(
                    cell(MAY, "marriage", "440881001", 12),
                    cell(MAY, "marriage", null, 6),
                    cell(MAY, "funeral", null, 3))))
        .containsExactlyInAnyOrder(group("marriage", "440881001", 12), group(null, null, 9));
  }

  @Test
  void aMonthWithFewIsNotShown() {
    assertThat(
            Anonymity.groups(
                List.of(
                    cell(MAY, "marriage", "440881001", 3),
                    cell(MAY, "funeral", null, 1),
                    cell(JUNE, "marriage", null, 5))))
        .containsExactly(new Group(JUNE, "marriage", null, 5));
  }

  @Test
  void smallKindsGoTogetherAndTakeTheSmallestAlong() {
    List<Cell> cells =
        List.of(
            new Cell(MAY, "marriage", null, SignalKind.QUESTION, 2),
            new Cell(MAY, "marriage", null, SignalKind.STAND, 6),
            new Cell(MAY, "marriage", null, SignalKind.SEARCH_NOTHING, 20));
    assertThat(Anonymity.kinds(cells))
        .isEqualTo(Map.of(SignalKind.SEARCH_NOTHING, 20, SignalKind.OTHER, 8));
    assertThat(Anonymity.kinds(cells.subList(0, 1))).isEmpty();
  }

  /**
   * Every number shown is a sum of groups, the groups part what is shown, and each holds five: so
   * whatever is added and taken away, what is left is a union of groups, or nothing.
   */
  @Test
  void whateverTheSignalsTheGroupsPartThemIntoFiveAndMore() {
    var random = new Random(20260501);
    for (int round = 0; round < 20_000; round++) {
      List<Cell> cells = some(random);
      List<Group> groups = Anonymity.groups(cells);
      int all = cells.stream().mapToInt(Cell::count).sum();
      assertThat(groups).allSatisfy(group -> assertThat(group.count()).isGreaterThanOrEqualTo(5));
      assertThat(groups.stream().mapToInt(Group::count).sum()).isEqualTo(all < 5 ? 0 : all);
      assertThat(keys(groups)).hasSameSizeAs(groups);
      groups.stream()
          .filter(group -> group.topic() != null && group.township() != null)
          .forEach(
              group ->
                  assertThat(group.count()).isEqualTo(sum(cells, group.topic(), group.township())));
    }
  }

  private static Set<String> keys(List<Group> groups) {
    return groups.stream()
        .map(group -> group.topic() + "/" + group.township())
        .collect(Collectors.toSet());
  }

  private static int sum(List<Cell> cells, String topic, String township) {
    return cells.stream()
        .filter(cell -> topic.equals(cell.topic()) && township.equals(cell.township()))
        .mapToInt(Cell::count)
        .sum();
  }

  private static List<Cell> some(Random random) {
    List<Cell> cells = new ArrayList<>();
    int most = 1 + random.nextInt(15);
    for (int topic = -1; topic < TOPICS.size(); topic++) {
      for (int township = -1; township < TOWNSHIPS.size(); township++) {
        if (random.nextInt(3) == 0) {
          cells.add(
              cell(
                  MAY,
                  topic < 0 ? null : TOPICS.get(topic),
                  township < 0 ? null : TOWNSHIPS.get(township),
                  1 + random.nextInt(most)));
        }
      }
    }
    return cells;
  }

  /**
   * Even who knows how the groups are made cannot tell: every county of two topics, two townships
   * and up to twenty signals is worked through; wherever a group of one to four stands behind what
   * is shown, something else could stand there as well.
   */
  @Test
  void behindWhatIsShownASmallGroupMayAlwaysBeAnother() {
    int[][] places = {{0, 0}, {0, 1}, {0, -1}, {1, 0}, {1, 1}, {1, -1}};
    Map<Set<Group>, List<Set<Integer>>> possible = new HashMap<>();
    int[] counts = new int[places.length];
    do {
      Set<Group> shown = new HashSet<>(Anonymity.groups(county(places, counts)));
      List<Set<Integer>> values = possible.computeIfAbsent(shown, any -> sets(places.length));
      for (int place = 0; place < places.length; place++) {
        values.get(place).add(counts[place]);
      }
    } while (next(counts, 20));
    possible.forEach(
        (shown, values) ->
            values.forEach(
                of -> {
                  if (of.size() == 1) {
                    int only = of.iterator().next();
                    assertThat(only == 0 || only >= 5).as(shown + " tells " + only).isTrue();
                  }
                }));
    assertThat(possible).hasSizeGreaterThan(100);
  }

  private static List<Cell> county(int[][] places, int[] counts) {
    List<Cell> cells = new ArrayList<>();
    for (int place = 0; place < places.length; place++) {
      if (counts[place] > 0) {
        String township = places[place][1] < 0 ? null : TOWNSHIPS.get(places[place][1]);
        cells.add(cell(MAY, TOPICS.get(places[place][0]), township, counts[place]));
      }
    }
    return cells;
  }

  private static List<Set<Integer>> sets(int size) {
    List<Set<Integer>> sets = new ArrayList<>();
    for (int place = 0; place < size; place++) {
      sets.add(new HashSet<>());
    }
    return sets;
  }

  /** The next county of no more signals than that. */
  private static boolean next(int[] counts, int most) {
    for (int place = 0; place < counts.length; place++) {
      counts[place]++;
      if (Arrays.stream(counts).sum() <= most) {
        return true;
      }
      counts[place] = 0;
    }
    return false;
  }
}
