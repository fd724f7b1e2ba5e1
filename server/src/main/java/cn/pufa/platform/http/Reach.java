package cn.pufa.platform.http;

import java.util.List;
import java.util.UUID;

/**
 * Which records a caller may touch with one operation: all of the bureau, some divisions, some
 * organisations. Stores turn it into a condition, so that a record out of reach looks like one that
 * does not exist.
 *
 * @param deputyFor accounts of the absent people without whose roles the caller would reach less
 */
public record Reach(
    boolean all, List<String> divisions, List<UUID> organizations, List<String> deputyFor) {

  public static final Reach ALL = new Reach(true, List.of(), List.of());

  public Reach(boolean all, List<String> divisions, List<UUID> organizations) {
    this(all, divisions, organizations, List.of());
  }

  /** Whether what is of this organisation, in that division, is within. */
  public boolean holds(String division, UUID organization) {
    return all
        || divisions.stream().anyMatch(division::startsWith)
        || organizations.contains(organization);
  }

  public String[] divisionPrefixes() {
    return divisions.stream().map(code -> code + "%").toArray(String[]::new);
  }

  public UUID[] organizationIds() {
    return organizations.toArray(UUID[]::new);
  }
}
