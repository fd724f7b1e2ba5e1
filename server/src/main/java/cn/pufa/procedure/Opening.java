package cn.pufa.procedure;

import java.util.UUID;

/**
 * A procedure as another feature opens it.
 *
 * @param documentNumber of the notice; null where no notice is needed, and then no window either
 * @param statementPeriod code of the period, such as {@code statement}
 * @param hearingPeriod null where there is no right to a hearing
 * @param awaits what has to come before the review, in words; null for nothing
 * @param author null where the server itself proposes
 */
public record Opening(
    UUID id,
    UUID organization,
    String organizationName,
    String township,
    String record,
    String subject,
    String documentNumber,
    String facts,
    String reasons,
    String basis,
    String rights,
    String statementPeriod,
    String hearingPeriod,
    String awaits,
    UUID author,
    String authorName) {

  boolean needsNotice() {
    return statementPeriod != null;
  }
}
