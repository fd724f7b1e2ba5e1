package cn.pufa.annualreport;

import java.time.LocalDate;
import java.util.UUID;

/**
 * How far a campaign is.
 *
 * @param asked organisations it asks, those excused left out
 * @param submitted of those, who has filed
 */
public record Filed(UUID campaign, int year, LocalDate dueOn, int asked, int submitted) {}
