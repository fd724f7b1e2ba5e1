package cn.pufa.procedure;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What the organisation says to a notice (陈述申辩).
 *
 * @param late received after its window; it is read all the same
 * @param hearing asks for a hearing
 * @param madeBy who made it for the organisation; null where an officer recorded it
 * @param answerDue null while the days off that it needs are not entered
 * @param accepted 采纳; null while not answered
 */
public record Statement(
    UUID id,
    UUID procedure,
    String text,
    LocalDate receivedOn,
    boolean late,
    boolean hearing,
    UUID madeBy,
    String recordedBy,
    LocalDate answerDue,
    String answer,
    Boolean accepted,
    LocalDate answeredOn,
    String answeredBy) {

  boolean isAnswered() {
    return answer != null;
  }
}
