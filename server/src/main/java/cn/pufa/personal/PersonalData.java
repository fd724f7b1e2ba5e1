package cn.pufa.personal;

import cn.pufa.platform.db.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What every feature keeps about a person, so that it can be shown whole and erased whole. */
public final class PersonalData {

  /** Records of a person: names of fields in Chinese to values fit to show. */
  @FunctionalInterface
  public interface Reader {
    List<Map<String, String>> of(Tx tx, UUID person);
  }

  @FunctionalInterface
  public interface Eraser {
    void erase(Tx tx, UUID person);
  }

  /**
   * @param kept the law that obliges us to keep it and for how long; null where it is erased
   * @param consent code of the consent it rests on, null where on another ground
   */
  record Holding(
      String kind, String title, Reader reader, Eraser eraser, String kept, String consent) {}

  private final List<Holding> holdings = new ArrayList<>();

  /** Erased when the person asks. What is added later is erased earlier. */
  public void add(String kind, String title, Reader reader, Eraser eraser) {
    holdings.add(new Holding(kind, title, reader, eraser, null, null));
  }

  /** Erased when the person asks, and when the consent is withdrawn. */
  public void addUnderConsent(
      String consent, String kind, String title, Reader reader, Eraser eraser) {
    holdings.add(new Holding(kind, title, reader, eraser, null, consent));
  }

  /** Shown, and kept although the person asks. */
  public void addKept(String kind, String title, Reader reader, String why) {
    holdings.add(new Holding(kind, title, reader, (tx, person) -> {}, why, null));
  }

  /**
   * @param eraser of the part that nothing obliges us to keep
   */
  public void addKeptInPart(String kind, String title, Reader reader, Eraser eraser, String why) {
    holdings.add(new Holding(kind, title, reader, eraser, why, null));
  }

  List<Holding> holdings() {
    return List.copyOf(holdings);
  }

  void erase(Tx tx, UUID person) {
    holdings.reversed().forEach(holding -> holding.eraser().erase(tx, person));
  }

  void eraseUnder(String consent, Tx tx, UUID person) {
    holdings.stream()
        .filter(holding -> consent.equals(holding.consent()))
        .forEach(holding -> holding.eraser().erase(tx, person));
  }
}
