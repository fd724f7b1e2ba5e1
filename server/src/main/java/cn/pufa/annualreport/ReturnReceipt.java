package cn.pufa.annualreport;

import cn.pufa.platform.json.GsonJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The receipt of a return (年报回执).
 *
 * @param id of the return
 * @param dueOn the day that was due then
 * @param sha256 seal of what was received
 */
record ReturnReceipt(
    UUID id,
    String number,
    UUID campaign,
    int year,
    UUID organization,
    String organizationName,
    Instant submittedAt,
    LocalDate dueOn,
    boolean late,
    Return.Consent consent,
    String sha256) {

  static ReturnReceipt of(Return filed, LocalDate dueOn, String sha256) {
    return new ReturnReceipt(
        filed.id(),
        filed.receiptNumber(),
        filed.campaign(),
        filed.year(),
        filed.organization(),
        filed.organizationName(),
        filed.submittedAt(),
        dueOn,
        filed.late(),
        filed.consent(),
        sha256);
  }

  /** {@code R2026-000123}: year of receipt, and the place in it. */
  static String number(int year, int place) {
    return "R%d-%06d".formatted(year, place);
  }

  /**
   * SHA-256 over the canonical form: a JSON array, UTF-8, without spaces, of these values in this
   * order. Anybody who has the return and its attachment can repeat it.
   */
  static String seal(Return filed) {
    var values =
        Arrays.asList(
            filed.receiptNumber(),
            filed.year(),
            filed.organization(),
            filed.organizationName(),
            filed.submittedAt(),
            filed.consentOn(),
            filed.activitySummary(),
            filed.meetings(),
            filed.activities(),
            filed.incomeFen(),
            filed.expenseFen(),
            filed.contactName(),
            filed.contactPhone(),
            filed.attachment().sha256());
    return sha256(GsonJson.GSON.toJson(values));
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
