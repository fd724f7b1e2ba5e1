package cn.pufa.annualreport;

import java.time.LocalDate;
import java.util.UUID;

/** More time, as it is asked for. */
record ExtensionDraft(UUID campaign, UUID organization, LocalDate until, String reason) {}
