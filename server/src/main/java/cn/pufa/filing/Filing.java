package cn.pufa.filing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The filing of one organisation for one campaign; its id is that of the return.
 *
 * @param unit the supervising one when it was submitted last; null where there is none
 * @param revision grows with every change of the draft
 * @param version how many versions were filed
 * @param standsFrom first version whose confirmation and consent still count
 * @param explanations rule to words of the filer
 * @param formChange JSON, null where the form did not change
 * @param openCells in correction, the cells that may be changed
 * @param correctionUntil null unless in correction
 */
record Filing(
    UUID id,
    UUID organization,
    String organizationName,
    UUID campaign,
    int year,
    String unit,
    String form,
    String formChange,
    State state,
    int revision,
    int version,
    int standsFrom,
    Map<String, String> explanations,
    List<String> openCells,
    String correctionReason,
    LocalDate correctionUntil) {

  /** Kind and id, as the ledger, the files and the trail name it. */
  String record() {
    return record(id);
  }

  static String record(UUID id) {
    return "return/" + id;
  }

  /** Whether the filer may change this cell now. */
  boolean isOpen(String cell) {
    return state == State.DRAFT || state == State.CORRECTING && openCells.contains(cell);
  }
}
