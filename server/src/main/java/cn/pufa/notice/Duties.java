package cn.pufa.notice;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the circulars of the bureau ask for, and who still owes it. */
public final class Duties {

  /**
   * Duties that are open and due on the same day; who left the register owes nothing.
   *
   * @param extendedTo null for those without an extension
   */
  public record Open(LocalDate extendedTo, int organizations) {}

  /**
   * The duty of an organisation that somebody looks at.
   *
   * @param cancelled whether the organisation left the register (注销)
   * @param remindedAt when it was reminded last; null where it never was
   */
  public record Chosen(Duty duty, String organizationName, boolean cancelled, Instant remindedAt) {}

  Duties() {}

  /** A circular as it stands now. */
  public Optional<Told> circular(Tx tx, String division, UUID circular) {
    return OpenDutyStore.circular(tx, division, circular);
  }

  /**
   * Holds a circular against everybody who reminds, moves or plans it. Held after the days off and
   * the feature's own record, before any duty.
   */
  public void hold(Tx tx, UUID circular) {
    OpenDutyStore.hold(tx, circular);
  }

  /** The same, but false where somebody else holds it. */
  public boolean claim(Tx tx, UUID circular) {
    return OpenDutyStore.claim(tx, circular);
  }

  /** Refuses to remind of what was called off (取消). */
  public void requireStanding(Tx tx, UUID circular) {
    if (OpenDutyStore.isCalledOff(tx, circular)) {
      throw Problem.conflict("这份通知已经取消，不能再催。");
    }
  }

  public Optional<Duty> of(Tx tx, UUID circular, UUID organization) {
    return OpenDutyStore.of(tx, circular, organization);
  }

  /** When the organisation answered; empty where it did not, or had done it before it was told. */
  public Optional<Instant> answeredAt(Tx tx, UUID circular, UUID organization) {
    return DutyStore.answeredAt(tx, circular, organization);
  }

  /** An answer of that moment was none: what it marked as read stands as unread again. */
  public void unread(Tx tx, UUID circular, UUID organization, Instant answeredAt) {
    DutyStore.unread(tx, circular, organization, answeredAt);
  }

  /** Of these organisations, as far as they were told; by name. */
  public List<Chosen> chosen(Tx tx, UUID circular, List<UUID> organizations) {
    return OpenDutyStore.chosen(tx, circular, organizations);
  }

  public List<Open> open(Tx tx, UUID circular) {
    return OpenDutyStore.open(tx, circular);
  }

  /** Days until which somebody was given more time, whether it has been done by now or not. */
  public List<LocalDate> extensions(Tx tx, UUID circular) {
    return OpenDutyStore.extensions(tx, circular);
  }

  /**
   * Duties of these circulars that were extended or withdrawn; all others are as the circular says.
   */
  public List<Duty> exceptions(Tx tx, List<UUID> circulars) {
    return OpenDutyStore.exceptions(tx, circulars);
  }

  /**
   * Organisations whose duty falls due on another day than that of the group.
   *
   * @param extendedTo null for the group without an extension
   */
  public List<UUID> outside(Tx tx, UUID circular, LocalDate extendedTo) {
    return OpenDutyStore.outside(tx, circular, extendedTo);
  }

  /** These organisations had done it already when they were told. */
  public void doneBefore(Tx tx, UUID circular, List<UUID> organizations, Instant at) {
    OpenDutyStore.doneBefore(tx, circular, organizations, at);
  }

  /** Counts up with each change of the plan. */
  public int planVersion(Tx tx, UUID circular) {
    return OpenDutyStore.planVersion(tx, circular);
  }

  /** From the next occasion on; a way that was taken already stays taken. */
  public void changePlan(Tx tx, UUID circular, Plan plan) {
    OpenDutyStore.changePlan(tx, circular, plan);
  }

  /** Circulars that have given somebody more time. */
  public List<UUID> extended(Tx tx) {
    return OpenDutyStore.extended(tx);
  }

  /**
   * Extensions until a day that became one of rest; of what is done too, as it may be taken back.
   *
   * @return how many
   */
  public int moveExtensions(Tx tx, UUID circular, LocalDate from, LocalDate to) {
    return OpenDutyStore.moveExtensions(tx, circular, from, to);
  }
}
