package cn.pufa.organization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A charter (章程) as it was approved; with a correction comes another edition of the same one.
 *
 * @param approvedOn day of approval by the registrar (核准)
 * @param purpose 宗旨
 * @param scope 业务范围, in the order of the charter
 * @param termYears years between elections (届期)
 * @param councilMeetingsPerYear meetings of the council (理事会) that are due
 * @param assemblyMeetingsPerYear meetings of the members (会员大会); null where there are none
 * @param councilMin fewest members of the council, @param councilMax most of them
 * @param file its PDF, null where none was kept
 * @param reason why this edition was made; null for the first
 * @param by name of the officer who entered it
 */
public record Charter(
    UUID id,
    int edition,
    UUID organization,
    LocalDate approvedOn,
    LocalDate validFrom,
    String purpose,
    List<ScopeItem> scope,
    int termYears,
    int councilMeetingsPerYear,
    Integer assemblyMeetingsPerYear,
    int councilMin,
    int councilMax,
    UUID file,
    String reason,
    String by,
    Instant at) {}
