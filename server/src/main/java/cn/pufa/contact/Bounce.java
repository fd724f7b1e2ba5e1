package cn.pufa.contact;

import java.time.Instant;
import java.util.UUID;

/**
 * An e-mail that came back.
 *
 * @param message null where it was none of ours
 * @param organization null where the message spoke to none; with several, the first
 * @param address null where the report names none
 * @param status such as {@code 5.1.1}
 */
record Bounce(
    UUID id,
    UUID message,
    UUID organization,
    String organizationName,
    String address,
    String status,
    boolean permanent,
    String reason,
    Instant receivedAt) {

  /**
   * A report of a mail server (RFC 3464) that a message failed.
   *
   * @param id Message-ID of the report itself
   * @param message as in {@link Bounce}; likewise address and status
   */
  record Report(String id, UUID message, String address, String status) {

    boolean isPermanent() {
      return status.startsWith("5");
    }

    /** What it means, and what to do. */
    String reason() {
      if (!isPermanent()) {
        return "对方邮箱暂时收不了信(" + status + ")";
      }
      return switch (status.split("\\.").length > 1 ? status.split("\\.")[1] : "") {
        case "1" -> "邮箱地址不存在或已停用(" + status + ")";
        case "2" -> "对方邮箱已满或停用(" + status + ")";
        case "7" -> "对方邮件服务器拒收(" + status + ")";
        default -> "邮件被退回(" + status + ")";
      };
    }
  }
}
