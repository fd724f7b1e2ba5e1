package cn.pufa.annualreport;

import cn.pufa.reminder.Deadline;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a released campaign asks of one organisation, and by when.
 *
 * @param year of the report
 * @param consentDue the supervising unit agrees by then; a later consent is received too
 * @param due the day that counts for this organisation, its extension included
 * @param receiving whether the first day has come; it stays open, for a late return is received too
 */
public record Term(
    UUID campaign,
    int year,
    UUID organization,
    LocalDate opensOn,
    Deadline consentDue,
    Deadline due,
    boolean extended,
    boolean receiving) {}
