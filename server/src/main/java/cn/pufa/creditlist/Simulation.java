package cn.pufa.creditlist;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What follows if all that is owed is filed on one day; a reckoning, not a promise.
 *
 * @param leavesOn the last day by which it is removed; null where it is on no list, or filing alone
 *     does not lead out
 */
public record Simulation(
    UUID organization,
    LocalDate filedOn,
    State state,
    String sentence,
    LocalDate leavesOn,
    List<Step> steps,
    List<Integer> stillOwed) {

  public record Step(String title, LocalDate on, String explanation) {}
}
