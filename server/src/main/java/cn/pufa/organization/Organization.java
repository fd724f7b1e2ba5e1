package cn.pufa.organization;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One organisation of the register.
 *
 * @param supervisingUnit 业务主管单位; null where registered directly
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
    String contactEmail) {}
