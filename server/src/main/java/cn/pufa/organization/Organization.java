package cn.pufa.organization;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One organisation of the register.
 *
 * @param supervisingUnit 业务主管单位; null where registered directly
 * @param cancelledOn day of 注销登记; null while it is on the register
 * @param version counts up with each change
 */
public record Organization(
    UUID id,
    String creditCode,
    String name,
    OrganizationType type,
    boolean charity,
    String township,
    String address,
    LocalDate registeredOn,
    String legalRepresentative,
    String supervisingUnit,
    String contactName,
    String contactPhone,
    String contactEmail,
    LocalDate cancelledOn,
    int version) {

  /** Registered by the end of that day, and not cancelled. */
  public boolean isRegisteredOn(LocalDate day) {
    return !registeredOn.isAfter(day) && (cancelledOn == null || cancelledOn.isAfter(day));
  }
}
