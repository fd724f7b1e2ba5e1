package cn.pufa.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * That a document was served (送达), when, how, and by what that is proven.
 *
 * @param notice null where it was none of ours
 * @param paper whose service it is, such as {@code procedure/UUID}; null where nobody keeps it
 * @param putUpOn of a public notice, whose thirty days run from it; otherwise null
 * @param proof null where the file is the proof, and the other way round
 * @param recordedBy name of the officer; null where the system recorded it
 * @param correction null while it stands
 */
public record ServiceProof(
    UUID id,
    UUID organization,
    UUID notice,
    String paper,
    Method method,
    LocalDate putUpOn,
    LocalDate servedOn,
    String document,
    String proof,
    UUID file,
    String recordedBy,
    Instant recordedAt,
    Correction correction) {

  /** 直接送达, 邮寄送达, 电子送达 (only where the party signed for it), 公告送达. */
  public enum Method {
    DIRECT,
    POST,
    ELECTRONIC,
    PUBLIC_NOTICE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Method of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * That it was recorded wrongly.
   *
   * @param replacedBy what is right (更正); null where it never was served (作废)
   */
  public record Correction(String reason, String by, Instant at, UUID replacedBy) {}

  /** As an officer hands it in. */
  public record Draft(
      Method method,
      LocalDate putUpOn,
      LocalDate servedOn,
      String document,
      UUID notice,
      String proof,
      UUID file) {}

  /** Who may have counted from it: its paper, or else its notice; empty where nobody has. */
  public String countedBy() {
    return paper != null ? paper : notice != null ? Service.NOTICE + notice : "";
  }
}
