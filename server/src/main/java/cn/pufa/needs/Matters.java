package cn.pufa.needs;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What other features are asked about, such as by petitions and 12345 orders: only topic, township
 * and month are counted, as the hotline's own sheet counts them, and the board hides small numbers.
 */
public final class Matters {

  private final Places places;
  private final String division;

  Matters(Places places, String division) {
    this.places = places;
    this.division = division;
  }

  /** Of a topic and a township; either may be null. */
  public List<Problem.Field> faults(String topic, String township) {
    List<Problem.Field> faults = new ArrayList<>();
    if (topic != null && places.topicName(topic) == null) {
      faults.add(new Problem.Field("/topic", "没有这个主题"));
    }
    if (township != null && places.townshipName(township) == null) {
      faults.add(new Problem.Field("/township", "没有这个镇街"));
    }
    return faults;
  }

  /**
   * One more was asked. A sheet of the hotline for that month, taken in later, has the last word.
   */
  public void heard(Tx tx, String topic, String township, LocalDate day) {
    SignalStore.hearOfHotline(tx, division, topic, township, day);
  }

  /** Code by name and by code. */
  public Map<String, String> topicsByText() {
    return places.topicsByText();
  }

  /** Code by name and by code. */
  public Map<String, String> townshipsByText() {
    return places.townshipsByText();
  }

  /** Null for one that is no more, or none. */
  public String topicName(String code) {
    return places.topicName(code);
  }

  public String townshipName(String code) {
    return places.townshipName(code);
  }
}
