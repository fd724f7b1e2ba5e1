package cn.pufa.annualreport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An annual return that was received. One from before filing online has no campaign, no receipt and
 * no content: all of these are null.
 *
 * @param organizationName as it was then
 * @param late received after the due day
 */
record Return(
    UUID id,
    UUID campaign,
    int year,
    UUID organization,
    String organizationName,
    String receiptNumber,
    Instant submittedAt,
    How how,
    boolean late,
    Consent consent,
    LocalDate consentOn,
    String activitySummary,
    Integer meetings,
    Integer activities,
    Long incomeFen,
    Long expenseFen,
    String contactName,
    String contactPhone,
    Attachment attachment) {

  record Attachment(String mediaType, long size, String sha256) {}

  /** What its attachment is attached to. */
  static String record(UUID id) {
    return "return/" + id;
  }

  Return withMaskedPhone() {
    String masked = contactPhone == null ? null : ContactPhone.masked(contactPhone);
    return new Return(
        id,
        campaign,
        year,
        organization,
        organizationName,
        receiptNumber,
        submittedAt,
        how,
        late,
        consent,
        consentOn,
        activitySummary,
        meetings,
        activities,
        incomeFen,
        expenseFen,
        contactName,
        masked,
        attachment);
  }
}
