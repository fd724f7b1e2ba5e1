package cn.pufa.contact;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * That an organisation signed for electronic service (电子送达确认书, 行政处罚法 61).
 *
 * @param address mailbox or number it confirmed; null for the inbox
 * @param endedOn first day on which it no longer holds; null while it holds
 */
public record ElectronicConsent(
    UUID id,
    UUID organization,
    Way way,
    String address,
    LocalDate signedOn,
    String signedBy,
    UUID file,
    LocalDate endedOn) {

  public enum Way {
    INBOX,
    EMAIL,
    SMS;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Way of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** As an officer hands it in. */
  record Draft(Way way, String address, LocalDate signedOn, String signedBy, UUID file) {}

  record End(LocalDate endedOn) {}

  boolean holdsOn(LocalDate day) {
    return !day.isBefore(signedOn) && (endedOn == null || day.isBefore(endedOn));
  }
}
