package cn.pufa.creditlist;

import cn.pufa.platform.print.OfficialLetter;
import cn.pufa.procedure.Procedure;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The letter of a decision that was carried out (决定书), as it was made: nothing of it is written
 * anew.
 *
 * @param service null until it is proven
 */
record MoveLetter(UUID move, OfficialLetter letter, LocalDate madeOn, Procedure.Served service) {

  /** As the contract shows it. */
  record Shown(String title, String documentNumber, LocalDate madeOn, Procedure.Served service) {}

  Shown shown(boolean toStaff) {
    return new Shown(
        letter.title(),
        letter.documentNumber(),
        madeOn,
        service == null || toStaff ? service : service.forParty());
  }
}
