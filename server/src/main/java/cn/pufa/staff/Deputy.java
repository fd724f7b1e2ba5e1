package cn.pufa.staff;

import cn.pufa.identity.Roles.Appointment;
import cn.pufa.identity.Roles.Named;
import java.time.LocalDate;
import java.util.UUID;

/** An appointment seen from one day. */
record Deputy(
    UUID id,
    Named absent,
    Named deputy,
    String role,
    LocalDate from,
    LocalDate until,
    State state) {

  enum State {
    COMING,
    NOW,
    PAST
  }

  static Deputy of(Appointment appointment, LocalDate today) {
    return new Deputy(
        appointment.id(),
        appointment.absent(),
        appointment.deputy(),
        appointment.role(),
        appointment.from(),
        appointment.until(),
        state(appointment, today));
  }

  private static State state(Appointment appointment, LocalDate today) {
    if (appointment.from().isAfter(today)) {
      return State.COMING;
    }
    return appointment.until().isBefore(today) ? State.PAST : State.NOW;
  }
}
