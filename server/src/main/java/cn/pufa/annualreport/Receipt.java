package cn.pufa.annualreport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The receipt of a return (年报回执).
 *
 * @param id of the return
 * @param number null for one from before filing online
 * @param dueOn the day that was due then; null for one from before filing online
 * @param sha256 seal of what was received
 */
public record Receipt(
    UUID id,
    String number,
    UUID campaign,
    int year,
    UUID organization,
    String organizationName,
    Instant submittedAt,
    How how,
    LocalDate dueOn,
    boolean late,
    Consent consent,
    LocalDate consentOn,
    String sha256) {

  /** {@code R2026-000123}: year of receipt, and the place in it. */
  static String number(int year, int place) {
    return "R%d-%06d".formatted(year, place);
  }

  Receipt sealed(String seal) {
    return new Receipt(
        id,
        number,
        campaign,
        year,
        organization,
        organizationName,
        submittedAt,
        how,
        dueOn,
        late,
        consent,
        consentOn,
        seal);
  }
}
