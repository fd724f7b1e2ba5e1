package cn.pufa.testing;

import com.google.gson.JsonObject;

/** ID numbers of nobody: their checks hold, but no county has the code 449999. */
public final class IdNumbers {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private IdNumbers() {}

  /**
   * @param place from 0, another number each
   */
  public static String number(int place) {
    String body = "449999" + (19500101 + place / 1000 * 10000) + "%03d".formatted(place % 1000);
    int sum = 0;
    for (int sign = 0; sign < WEIGHTS.length; sign++) {
      sum += WEIGHTS[sign] * (body.charAt(sign) - '0');
    }
    return body + "10X98765432".charAt(sum % 11);
  }

  /** With the consent to the wording of today. */
  public static JsonObject draft(String number) {
    var draft = new JsonObject();
    draft.addProperty("idNumber", number);
    draft.add("consent", consent("id_number"));
    return draft;
  }

  public static JsonObject consent(String code) {
    var consent = new JsonObject();
    consent.addProperty("code", code);
    consent.addProperty("version", "2026-11-01");
    return consent;
  }
}
