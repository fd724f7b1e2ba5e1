package cn.pufa.post;

import cn.pufa.post.Standing.Gap;
import cn.pufa.post.Standing.State;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * For how many villages and townships somebody ready for duty stands there (覆盖情况).
 *
 * @param countedOn the day it was counted
 * @param townships in the order of their codes
 */
public record Coverage(LocalDate countedOn, Counts total, List<Township> townships) {

  /**
   * Numbers of posts.
   *
   * @param ready duty-ready, those that expire soon among them
   * @param untrained held by somebody without a valid certificate
   * @param unchecked held by somebody after whose records nobody asked within a year
   * @param expiring with a part that ends within 60 days
   */
  public record Counts(
      int posts, int ready, int vacant, int unready, int untrained, int unchecked, int expiring) {

    static Counts of(Collection<Standing> standings) {
      return new Counts(
          standings.size(),
          (int) standings.stream().filter(Standing::isReady).count(),
          count(standings, Gap.VACANT),
          (int) standings.stream().filter(one -> one.state() == State.UNREADY).count(),
          count(standings, Gap.UNTRAINED),
          count(standings, Gap.UNCHECKED),
          count(standings, Gap.EXPIRING));
    }

    private static int count(Collection<Standing> standings, Gap gap) {
      return (int) standings.stream().filter(one -> one.gaps().contains(gap)).count();
    }
  }

  /**
   * @param state of its worst post
   * @param supervisor how the post of its 儿童督导员 stands
   * @param counts of its villages and of the township itself
   */
  public record Township(
      String division, String name, State state, State supervisor, Counts counts) {}
}
