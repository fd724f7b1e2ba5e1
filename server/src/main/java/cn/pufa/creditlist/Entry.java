package cn.pufa.creditlist;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One stay on one list.
 *
 * @param reading the version that held when it was made; nothing is reckoned anew silently
 * @param countsFrom of the two years by that reading, and by the other one
 * @param fullOn the day at whose end they are full
 * @param endedBy {@code removed}, {@code moved} or {@code revoked}; null while it stands
 * @param grounds those that are not revoked
 */
public record Entry(
    UUID id,
    UUID organization,
    String name,
    String creditCode,
    String township,
    Kind list,
    LocalDate listedOn,
    String documentNumber,
    int readingVersion,
    Reading reading,
    LocalDate countsFrom,
    LocalDate countsFromOther,
    LocalDate fullOn,
    LocalDate fullOnOther,
    LocalDate endedOn,
    String endedBy,
    String endNumber,
    PublicationClass publicationClass,
    List<Ground> grounds) {

  static final String REVOKED = "revoked";

  public boolean isOpen() {
    return endedOn == null;
  }

  public boolean isRevoked() {
    return REVOKED.equals(endedBy);
  }

  public List<Ground> uncured() {
    return grounds.stream().filter(ground -> !ground.isCured()).toList();
  }

  /** The report of that year is a ground of it, whether it has come since or not. */
  boolean missed(int year) {
    return grounds.stream().anyMatch(ground -> ground.isMissedReport() && ground.year() == year);
  }

  /** A further one is the same ground that goes on only while one stands (令60号 art 13). */
  boolean restsOnMissedReports() {
    return uncured().stream().anyMatch(Ground::isMissedReport);
  }

  boolean isFull(LocalDate today) {
    return today.isAfter(fullOn);
  }

  TwoYears twoYears() {
    return reading == Reading.CONTINUES
        ? new TwoYears(countsFrom, countsFromOther)
        : new TwoYears(countsFromOther, countsFrom);
  }
}
