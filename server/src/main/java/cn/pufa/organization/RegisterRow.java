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
    String contactEmail) {

  static RegisterRow of(Organization stored) {
    return new RegisterRow(
        stored.creditCode(),
        stored.name(),
        stored.type(),
        stored.charity(),
        stored.township(),
        stored.address(),
        stored.registeredOn(),
        stored.legalRepresentative(),
        stored.supervisingUnit(),
        stored.contactName(),
        stored.contactPhone(),
        stored.contactEmail());
  }

  /** As a cell shows it, the township by its code; null where it is empty. */
  String text(RegisterColumn column) {
    return switch (column) {
      case CREDIT_CODE -> creditCode();
      case NAME -> name();
      case TYPE -> type().label();
      case CHARITY -> charity() ? "是" : "否";
      case TOWNSHIP -> township();
      case ADDRESS -> address();
      case REGISTERED_ON -> registeredOn().toString();
      case LEGAL_REPRESENTATIVE -> legalRepresentative();
      case SUPERVISING_UNIT -> supervisingUnit();
      case CONTACT_NAME -> contactName();
      case CONTACT_PHONE -> contactPhone();
      case CONTACT_EMAIL -> contactEmail();
    };
  }
}
