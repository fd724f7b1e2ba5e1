package cn.pufa.penalty;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A case as lists show it.
 *
 * @param dueOn end of the bureau's own period that ends first; null where none runs
 */
record PenaltyRow(
    UUID id,
    String number,
    UUID organization,
    String organizationName,
    String stage,
    LocalDate filedOn,
    LocalDate dueOn,
    String dueWhat,
    String documentNumber,
    LocalDate decidedOn) {}
