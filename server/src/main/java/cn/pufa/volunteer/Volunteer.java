package cn.pufa.volunteer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Somebody in the local register.
 *
 * @param forNationalRecord whether the person asked to be entered in the national system
 * @param guardianName null for an adult
 * @param guardianConsentOn day of the guardian's written consent that staff have seen, or null
 * @param withdrawnAt null while registered
 */
record Volunteer(
    UUID person,
    String division,
    String name,
    LocalDate bornOn,
    List<Skill> skills,
    List<Slot> availability,
    String note,
    boolean forNationalRecord,
    String guardianName,
    boolean guardianTakesPart,
    LocalDate guardianConsentOn,
    Instant registeredAt,
    Instant withdrawnAt) {

  /** Of age (民法典 17). */
  static final int ADULT = 18;

  /**
   * Younger ones serve with the guardian beside them only. 志愿服务条例 names no age; this follows the
   * practice of the national system (待核对).
   */
  static final int ALONE = 14;

  enum State {
    ACTIVE,
    AWAITING_GUARDIAN,
    WITHDRAWN
  }

  static int age(LocalDate bornOn, LocalDate today) {
    return bornOn.until(today).getYears();
  }

  State state(LocalDate today) {
    if (withdrawnAt != null) {
      return State.WITHDRAWN;
    }
    return mayServe(today) ? State.ACTIVE : State.AWAITING_GUARDIAN;
  }

  private boolean mayServe(LocalDate today) {
    int age = age(bornOn, today);
    if (age >= ADULT) {
      return true;
    }
    return guardianConsentOn != null && (age >= ALONE || guardianTakesPart);
  }

  boolean isMinor(LocalDate today) {
    return age(bornOn, today) < ADULT;
  }
}
