package cn.pufa.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request such as nobody should send, and what must become of it.
 *
 * @param account who sends it; null for nobody
 * @param body null for none
 * @param pointer of the field that is wrong, where one must be named
 */
public record OddRequest(
    String operationId,
    String account,
    Map<String, Object> parameters,
    String mediaType,
    byte[] body,
    Must must,
    String pointer) {

  /** What must become of it beside what holds for every answer. */
  public enum Must {
    BE_ANSWERED,
    BE_REFUSED,
    NAME_THE_FIELD,
    BE_FORBIDDEN
  }

  private static final int SHOWN = 1500;

  OddRequest by(String other) {
    return new OddRequest(operationId, other, parameters, mediaType, body, Must.BE_FORBIDDEN, null);
  }

  @Override
  public String toString() {
    String sent = body == null ? "" : new String(body, StandardCharsets.UTF_8);
    return operationId
        + " by "
        + account
        + " "
        + shortened(parameters.toString())
        + (body == null ? "" : " " + mediaType + " " + shortened(sent))
        + " must "
        + must
        + (pointer == null ? "" : " " + pointer);
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… " + text.length();
  }
}
