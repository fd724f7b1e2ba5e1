package cn.pufa.creditlist;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What somebody says is wrong about credit information.
 *
 * @param entry it is about, or null, @param answerDue null while the days off are not entered
 */
record Objection(
    UUID id,
    UUID organization,
    String name,
    String township,
    UUID entry,
    String text,
    LocalDate madeOn,
    UUID madeBy,
    LocalDate answerDue,
    String answer,
    Boolean upheld,
    LocalDate answeredOn,
    String answeredBy) {}
