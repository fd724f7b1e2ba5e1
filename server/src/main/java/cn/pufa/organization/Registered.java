package cn.pufa.organization;

import java.time.LocalDate;

/**
 * What a campaign's scope follows from, and how many organisations have it in common.
 *
 * @param cancelledOn null while it is on the register
 */
public record Registered(
    OrganizationType type, LocalDate registeredOn, LocalDate cancelledOn, int organizations) {}
