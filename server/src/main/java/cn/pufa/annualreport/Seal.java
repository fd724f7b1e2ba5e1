package cn.pufa.annualreport;

import cn.pufa.platform.json.GsonJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What a return of the short form said, in one hash. */
final class Seal {

  private Seal() {}

  /**
   * SHA-256 over the canonical form: a JSON array, UTF-8, without spaces, of these values in this
   * order. Anybody who has the return and its attachment can repeat it.
   */
  static String of(Return filed) {
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

  static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
