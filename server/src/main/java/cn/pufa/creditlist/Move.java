package cn.pufa.creditlist;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One step between standings, on its way or done; its notice, service, review and decision are the
 * {@code procedure}'s.
 *
 * @param entry the one it is about; null for a listing until it is carried out
 * @param record what made another feature propose it; empty where an officer or a run did
 * @param application what the organisation writes when it applies for removal, @param removalDue
 *     five working days after it was verified
 */
record Move(
    UUID id,
    UUID organization,
    String name,
    String creditCode,
    String township,
    MoveKind kind,
    Progress state,
    UUID procedure,
    UUID entry,
    UUID run,
    String record,
    LocalDate proposedOn,
    String proposedBy,
    String application,
    LocalDate verifiedOn,
    String verificationNote,
    LocalDate removalDue,
    List<Ground> grounds) {

  enum Progress {
    OPEN,
    CARRIED_OUT,
    DROPPED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Progress of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  boolean isOpen() {
    return state == Progress.OPEN;
  }
}
