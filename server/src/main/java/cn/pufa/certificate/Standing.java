package cn.pufa.certificate;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A certificate that is valid.
 *
 * @param number as printed
 * @param validUntil its last day
 */
public record Standing(UUID id, String number, LocalDate validUntil) {

  /** From this day on passing again renews it. */
  public LocalDate renewableFrom() {
    return validUntil.minusDays(Certificate.RENEWAL_DAYS);
  }
}
