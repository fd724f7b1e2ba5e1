package cn.pufa.organization;

import cn.pufa.organization.RegisterWorkbook.Fault;
import cn.pufa.organization.RegisterWorkbook.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows of a file that has only some of the columns: what it does not have stays as it is on the
 * register, so that a forgotten column empties nothing.
 */
final class PartialRows {

  private PartialRows() {}

  /**
   * @param known by credit code, what is on the register already
   */
  static Reading complete(Reading reading, Map<String, Organization> known) {
    var missing = reading.layout().missing();
    if (missing.isEmpty() || !reading.faults().isEmpty()) {
      return reading;
    }
    List<RegisterRow> rows = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (var row : reading.rows()) {
      var stored = known.get(row.creditCode());
      if (stored == null) {
        int number = reading.layout().rowOfCode().get(row.creditCode());
        faults.add(new Fault(number, RegisterColumn.CREDIT_CODE.label(), unknown(missing)));
      } else {
        rows.add(over(row, stored, reading.layout().given()));
      }
    }
    return faults.isEmpty()
        ? new Reading(rows, List.of(), reading.layout())
        : new Reading(List.of(), faults, reading.layout());
  }

  private static String unknown(Set<RegisterColumn> missing) {
    var labels = missing.stream().map(RegisterColumn::label).collect(Collectors.joining("、"));
    return "名册里没有这个代码，新增组织要有全部的列，这张表缺少：%s。请核对代码，或补上这些列。".formatted(labels);
  }

  private static RegisterRow over(RegisterRow row, Organization stored, Set<RegisterColumn> given) {
    return new RegisterRow(
        row.creditCode(),
        given.contains(RegisterColumn.NAME) ? row.name() : stored.name(),
        given.contains(RegisterColumn.TYPE) ? row.type() : stored.type(),
        given.contains(RegisterColumn.CHARITY) ? row.charity() : stored.charity(),
        given.contains(RegisterColumn.TOWNSHIP) ? row.township() : stored.township(),
        given.contains(RegisterColumn.ADDRESS) ? row.address() : stored.address(),
        given.contains(RegisterColumn.REGISTERED_ON) ? row.registeredOn() : stored.registeredOn(),
        given.contains(RegisterColumn.LEGAL_REPRESENTATIVE)
            ? row.legalRepresentative()
            : stored.legalRepresentative(),
        given.contains(RegisterColumn.SUPERVISING_UNIT)
            ? row.supervisingUnit()
            : stored.supervisingUnit(),
        given.contains(RegisterColumn.CONTACT_NAME) ? row.contactName() : stored.contactName(),
        given.contains(RegisterColumn.CONTACT_PHONE) ? row.contactPhone() : stored.contactPhone(),
        given.contains(RegisterColumn.CONTACT_EMAIL) ? row.contactEmail() : stored.contactEmail());
  }
}
