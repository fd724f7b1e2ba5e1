package cn.pufa.organization;

import java.time.LocalDate;

/**
 * One organisation as the register's spreadsheet gives it (社会组织名册的一行).
 *
 * @param charity recognised as 慈善组织
 * @param township division code of nine digits
 * @param address 住所
 * @param supervisingUnit 业务主管单位; null for an organisation registered directly
 * @param contactEmail null when it has none
 */
public record RegisterRow(
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
