package cn.pufa.annualreport;

import cn.pufa.reminder.Deadline;
import java.util.UUID;

/**
 * A return that had not been received when its last day was over.
 *
 * @param due extension included
 */
public record Owed(UUID campaign, int year, UUID organization, Deadline due, boolean extended) {}
