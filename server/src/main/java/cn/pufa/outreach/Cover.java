package cn.pufa.outreach;

import cn.pufa.identity.Divisions;
import cn.pufa.identity.Divisions.County;
import cn.pufa.identity.Divisions.Township;
import cn.pufa.platform.db.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How far the plan and the county are covered: events held of those planned, and which villages an
 * event has reached within twelve months. Shares are whole percent, rounded down, never over 100.
 */
record Cover(
    Plans.Progress progress, List<OfTopic> topics, List<Held> townships, Villages villages) {

  record OfTopic(String topic, int planned, int held, int percent) {}

  /**
   * Events of the year in a township, or in none where the code is the county's.
   *
   * @param counted of these, held under a line of the plan
   * @param percent what these are of all events planned; a line of the plan names no township
   */
  record Held(String code, String name, int held, int counted, int percent) {}

  /**
   * @param since first of the days counted, @param until last of them
   */
  record Villages(
      LocalDate since, LocalDate until, int total, int reached, List<OfTownship> townships) {}

  record OfTownship(
      String code, String name, int total, int reached, int percent, List<Village> villages) {}

  /**
   * @param lastOn last event within the days counted, null where none reached it
   */
  record Village(String code, String name, LocalDate lastOn) {}

  static Cover of(Tx tx, Divisions divisions, LocalDate today, int year) {
    List<OfTopic> topics = PlanStore.byTopic(tx, today, year);
    int planned = topics.stream().mapToInt(OfTopic::planned).sum();
    return new Cover(
        PlanStore.progress(tx, today, year),
        topics,
        townships(tx, divisions.county(), year, planned),
        villages(tx, divisions, today));
  }

  private static List<Held> townships(Tx tx, County county, int year, int planned) {
    Map<String, OutreachStore.Held> held = OutreachStore.heldByTownship(tx, county.code(), year);
    return Stream.concat(
            Stream.of(new Township(county.code(), county.name(), List.of())),
            county.townships().stream())
        .map(one -> held(one, held.getOrDefault(one.code(), OutreachStore.Held.NONE), planned))
        .toList();
  }

  private static Held held(Township township, OutreachStore.Held held, int planned) {
    int percent = planned == 0 ? 0 : Math.min(100, 100 * held.counted() / planned);
    return new Held(township.code(), township.name(), held.all(), held.counted(), percent);
  }

  private static Villages villages(Tx tx, Divisions divisions, LocalDate today) {
    LocalDate since = today.minusYears(1).plusDays(1);
    Map<String, LocalDate> reached = OutreachStore.villagesReached(tx, since, today);
    List<OfTownship> townships =
        divisions.county().townships().stream()
            .map(township -> township(township, reached))
            .toList();
    return new Villages(
        since,
        today,
        townships.stream().mapToInt(OfTownship::total).sum(),
        townships.stream().mapToInt(OfTownship::reached).sum(),
        townships);
  }

  private static OfTownship township(Township township, Map<String, LocalDate> lastByVillage) {
    List<Village> villages =
        township.villages().stream()
            .map(one -> new Village(one.code(), one.name(), lastByVillage.get(one.code())))
            .toList();
    int reached = (int) villages.stream().filter(village -> village.lastOn() != null).count();
    int percent = villages.isEmpty() ? 0 : 100 * reached / villages.size();
    return new OfTownship(
        township.code(), township.name(), villages.size(), reached, percent, villages);
  }
}
