package cn.pufa.platform.http;

import java.util.UUID;

/**
 * One role of a person, within a division-code prefix and, for people of an organisation, that
 * organisation.
 *
 * @param division 440881 the whole bureau, 440881101 one township
 * @param organization null unless the role is held for one organisation
 */
public record Grant(String role, String division, UUID organization, String organizationName) {}
