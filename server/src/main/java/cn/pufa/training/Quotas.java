package cn.pufa.training;

import java.util.Map;

/**
 * Seats that belong to single townships (名额分配): until sign-up closes nobody else has them; the rest
 * is for everybody else.
 *
 * @param seats by township code of nine digits
 */
public record Quotas(Map<String, Integer> seats) {

  static final Quotas NONE = new Quotas(Map.of());

  /** The pool of whoever has no quota. */
  static final String REST = "";

  private static final int TOWNSHIP_DIGITS = 9;

  boolean none() {
    return seats.isEmpty();
  }

  /** Out of which seats somebody of this division is served. */
  String pool(String division) {
    if (division.length() < TOWNSHIP_DIGITS) {
      return REST;
    }
    String township = division.substring(0, TOWNSHIP_DIGITS);
    return seats.containsKey(township) ? township : REST;
  }

  /** That no seat is left for somebody of this division. */
  String full(String division) {
    if (none()) {
      return "名额已满";
    }
    return pool(division).equals(REST) ? "不分镇街的名额已满" : "您镇街的名额已满";
  }

  int limit(String pool, int capacity) {
    return pool.equals(REST) ? capacity - given() : seats.get(pool);
  }

  int given() {
    return seats.values().stream().mapToInt(Integer::intValue).sum();
  }
}
