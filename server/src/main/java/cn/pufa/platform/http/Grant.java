package cn.pufa.platform.http;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One role of a person, within a division-code prefix and, for people of an organisation, that
 * organisation.
 *
 * @param division 440881 the whole bureau, 440881101 one township
 * @param organization null unless the role is held for one organisation
 * @param deputyFor account of the absent person whose role this is, null where it is one's own
 * @param until last day of a deputy
 */
public record Grant(
    String role,
    String division,
    UUID organization,
    String organizationName,
    String deputyFor,
    LocalDate until) {

  /** A role of one's own. */
  public Grant(String role, String division, UUID organization, String organizationName) {
    this(role, division, organization, organizationName, null, null);
  }

  public boolean isOwn() {
    return deputyFor == null;
  }
}
