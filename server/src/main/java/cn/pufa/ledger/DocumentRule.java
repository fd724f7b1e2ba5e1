package cn.pufa.ledger;

import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A normative document has a number of the usual form, and a day until which it holds. */
final class DocumentRule implements SpecialRule {

  private static final Pattern NUMBER = Pattern.compile("[^\\s〔〕]{1,20}〔[0-9]{4}〕[0-9]{1,5}号");

  @Override
  public List<Problem.Field> faults(Facts facts) {
    List<Problem.Field> faults = new ArrayList<>();
    String number = facts.value("documentNumber");
    if (number != null && !NUMBER.matcher(number).matches()) {
      faults.add(new Problem.Field("/values/documentNumber", "文号写成 廉民发〔2026〕3号 这样"));
    }
    String until = facts.value("validUntil");
    if (until != null && !LocalDate.parse(until).isAfter(facts.draft().on())) {
      faults.add(new Problem.Field("/values/validUntil", "有效期要晚于这一步的日期"));
    }
    return faults;
  }
}
