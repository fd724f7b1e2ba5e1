package cn.pufa.counsel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One request for an opinion (征求法律顾问意见), from asking to its end.
 *
 * @param subject id of the matter in its own feature; null for a document
 * @param version of the matter, in words; null where it has none
 * @param content the words it was asked on; null for a document
 * @param sha256 over those words or the file
 * @param file null unless it is a document
 * @param earlier the last request on the same matter before; null for the first
 * @param opinion null until it is answered
 * @param withdrawnReason null unless it was withdrawn
 */
record Asked(
    UUID id,
    Kind kind,
    String subject,
    String title,
    String version,
    String content,
    String sha256,
    UUID file,
    String question,
    UUID earlier,
    UUID counsel,
    UUID askedBy,
    Instant askedAt,
    LocalDate askedOn,
    LocalDate dueOn,
    String dueExplanation,
    State state,
    Opinion opinion,
    String withdrawnReason,
    LocalDate endedOn) {

  /** 待出意见 · 已出意见 · 已撤回. */
  enum State {
    OPEN,
    ANSWERED,
    WITHDRAWN;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * @param cites articles as they were cited then
   * @param workingDays from the day after asking to that of the answer
   */
  record Opinion(Verdict verdict, String text, List<String> cites, Instant at, int workingDays) {}

  boolean isOpen() {
    return state == State.OPEN;
  }

  String record() {
    return record(id);
  }

  static String record(UUID id) {
    return "counsel/" + id;
  }
}
