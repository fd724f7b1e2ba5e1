package cn.pufa.stand;

import cn.pufa.needs.Needs;
import cn.pufa.stand.Stand.Phase;
import java.util.List;

/**
 * How many answers were right before and after. Those who answered before need not be those who
 * answered after, and that they know more need not come of the event.
 *
 * @param points percent after less percent before, as both are shown
 */
public record Gain(Side before, Side after, int points) {

  /**
   * @param sheets handed in
   * @param percent of the answers, rounded
   */
  public record Side(int sheets, int right, int answers, int percent) {}

  /** Answers to the question at one place. */
  record Tally(Phase phase, int place, int right, int wrong) {

    int answers() {
      return right + wrong;
    }
  }

  private static final double PERCENT = 100;

  static Gain of(List<Tally> tallies) {
    Side before = side(tallies, Phase.BEFORE);
    Side after = side(tallies, Phase.AFTER);
    return new Gain(before, after, after.percent() - before.percent());
  }

  private static Side side(List<Tally> all, Phase phase) {
    List<Tally> tallies = all.stream().filter(tally -> tally.phase() == phase).toList();
    int right = tallies.stream().mapToInt(Tally::right).sum();
    int answers = tallies.stream().mapToInt(Tally::answers).sum();
    long places = tallies.stream().mapToInt(Tally::place).distinct().count();
    int sheets = places == 0 ? 0 : (int) (answers / places);
    int percent = answers == 0 ? 0 : (int) Math.round(PERCENT * right / answers);
    return new Side(sheets, right, answers, percent);
  }

  /** Whether it may be shown. */
  boolean isLarge() {
    return before.sheets() >= Needs.SMALLEST && after.sheets() >= Needs.SMALLEST;
  }
}
