package cn.pufa.organization;

import static cn.pufa.organization.RegisterColumn.ADDRESS;
import static cn.pufa.organization.RegisterColumn.CHARITY;
import static cn.pufa.organization.RegisterColumn.CONTACT_EMAIL;
import static cn.pufa.organization.RegisterColumn.CONTACT_NAME;
import static cn.pufa.organization.RegisterColumn.CONTACT_PHONE;
import static cn.pufa.organization.RegisterColumn.CREDIT_CODE;
import static cn.pufa.organization.RegisterColumn.LEGAL_REPRESENTATIVE;
import static cn.pufa.organization.RegisterColumn.NAME;
import static cn.pufa.organization.RegisterColumn.REGISTERED_ON;
import static cn.pufa.organization.RegisterColumn.SUPERVISING_UNIT;
import static cn.pufa.organization.RegisterColumn.TOWNSHIP;
import static cn.pufa.organization.RegisterColumn.TYPE;

import cn.pufa.organization.RegisterWorkbook.Fault;
import cn.pufa.platform.files.SheetCell;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Row;

/** One row of an upload: each cell checked by itself, then against each other. */
final class RegisterRowReader {

  private static final int NAME_AT_LEAST = 2;
  private static final int NAME_AT_MOST = 60;
  private static final int ADDRESS_AT_MOST = 200;
  private static final int UNIT_AT_MOST = 100;
  private static final int EMAIL_AT_MOST = 254;

  private static final Pattern PHONE = Pattern.compile("[0-9+\\- ]{5,20}");
  private static final int PHONE_DIGITS_AT_LEAST = 5;

  /** Plausible, one address, and nothing that could start a header line or a second address. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[\\x21-\\x7E&&[^@,;:<>()\\[\\]\"\\\\]]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

  private static final LocalDate EARLIEST = LocalDate.of(1949, 1, 1);
  private static final List<DateTimeFormatter> DAYS =
      Stream.of("uuuu-M-d", "uuuu/M/d", "uuuu年M月d日")
          .map(
              pattern ->
                  DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                      .withResolverStyle(ResolverStyle.STRICT))
          .toList();

  private final Row row;
  private final int number;
  private final Map<RegisterColumn, Integer> columns;
  private final Map<String, String> townshipsByText;
  private final LocalDate today;
  private final Consumer<Fault> faults;
  private String creditCode;

  RegisterRowReader(
      Row row,
      int number,
      Map<RegisterColumn, Integer> columns,
      Map<String, String> townshipsByText,
      LocalDate today,
      Consumer<Fault> faults) {
    this.row = row;
    this.number = number;
    this.columns = columns;
    this.townshipsByText = townshipsByText;
    this.today = today;
    this.faults = faults;
  }

  /** The organisation; where a fault was noted some of it is null. */
  RegisterRow read() {
    creditCode = readCreditCode();
    var name = readName();
    var type = readType();
    agree(creditCode, type);
    return new RegisterRow(
        creditCode,
        name,
        type,
        readCharity(),
        readTownship(),
        upTo(ADDRESS_AT_MOST, ADDRESS, required(ADDRESS)),
        readRegisteredOn(),
        upTo(NAME_AT_MOST, LEGAL_REPRESENTATIVE, required(LEGAL_REPRESENTATIVE)),
        upTo(UNIT_AT_MOST, SUPERVISING_UNIT, optional(SUPERVISING_UNIT)),
        upTo(NAME_AT_MOST, CONTACT_NAME, required(CONTACT_NAME)),
        readPhone(),
        readEmail());
  }

  /** The code as written, faulty or not; null when there is none. */
  String creditCode() {
    return creditCode;
  }

  private String readCreditCode() {
    if (cell(CREDIT_CODE).filter(SheetCell::isNumber).isPresent()) {
      fault(CREDIT_CODE, "这一格存成了数字，后几位可能已经丢失。请把这一列设成文本格式，照登记证书重填。");
      return null;
    }
    var text = required(CREDIT_CODE);
    if (text == null) {
      return null;
    }
    var code = text.toUpperCase(Locale.ROOT);
    CreditCode.fault(code).ifPresent(fault -> fault(CREDIT_CODE, fault + "。请照登记证书核对。"));
    return code;
  }

  private String readName() {
    var name = upTo(NAME_AT_MOST, NAME, required(NAME));
    if (name != null && length(name) < NAME_AT_LEAST) {
      fault(NAME, "名称太短，至少%d个字。".formatted(NAME_AT_LEAST));
    }
    return name;
  }

  private OrganizationType readType() {
    var text = required(TYPE);
    if (text == null) {
      return null;
    }
    var type = OrganizationType.ofLabel(text);
    if (type.isEmpty()) {
      fault(TYPE, "没有“%s”这种类型。请填社会团体、民办非企业单位或基金会。".formatted(brief(text)));
    }
    return type.orElse(null);
  }

  /** Position 2 of the code names the kind; the column must say the same. */
  private void agree(String code, OrganizationType type) {
    if (code == null || CreditCode.fault(code).isPresent()) {
      return;
    }
    var byCode = new CreditCode(code).type();
    if (byCode.isEmpty()) {
      fault(
          CREDIT_CODE,
          "前两位是%s，不是社会组织的代码。应为51（社会团体）、52（民办非企业单位）或53（基金会）。".formatted(code.substring(0, 2)));
      return;
    }
    if (type != null && byCode.get() != type) {
      fault(
          TYPE,
          "类型填的是%s，代码第2位是%c，表示%s。请核对两处。"
              .formatted(type.label(), code.charAt(1), byCode.get().label()));
    }
  }

  private boolean readCharity() {
    var text = optional(CHARITY);
    if (text != null && !text.equals("是") && !text.equals("否")) {
      fault(CHARITY, "请填“是”或“否”，空着算“否”。");
    }
    return "是".equals(text);
  }

  private String readTownship() {
    var text = required(TOWNSHIP);
    if (text == null) {
      return null;
    }
    var code = townshipsByText.get(text);
    if (code == null) {
      fault(TOWNSHIP, "没有“%s”这个镇街。请填全名或9位区划代码。".formatted(brief(text)));
    }
    return code;
  }

  private LocalDate readRegisteredOn() {
    var text = required(REGISTERED_ON);
    if (text == null) {
      return null;
    }
    var number = cell(REGISTERED_ON).filter(SheetCell::isNumber);
    var day = number.isPresent() ? number.get().day() : day(text);
    if (day == null) {
      fault(REGISTERED_ON, "没有这一天，或写法不对。请写成 2020-01-31 这样。");
    } else if (day.isAfter(today)) {
      fault(REGISTERED_ON, "%s还没有到。请核对登记日期。".formatted(day));
    } else if (day.isBefore(EARLIEST)) {
      fault(REGISTERED_ON, "%s早于1949年。请核对登记日期。".formatted(day));
    }
    return day;
  }

  private static LocalDate day(String text) {
    for (var format : DAYS) {
      try {
        return LocalDate.parse(text, format);
      } catch (DateTimeException notThisFormat) {
        // the next one may fit
      }
    }
    return null;
  }

  private String readPhone() {
    var phone = required(CONTACT_PHONE);
    if (phone == null) {
      return null;
    }
    long digits = phone.chars().filter(Character::isDigit).count();
    if (!PHONE.matcher(phone).matches() || digits < PHONE_DIGITS_AT_LEAST) {
      fault(CONTACT_PHONE, "电话应是5至20个字符，只用数字、+、- 和空格。");
    }
    return phone;
  }

  private String readEmail() {
    var email = upTo(EMAIL_AT_MOST, CONTACT_EMAIL, optional(CONTACT_EMAIL));
    if (email != null && !EMAIL.matcher(email).matches()) {
      fault(CONTACT_EMAIL, "这不像一个电子邮箱。请写成 name@example.cn 这样，只填一个。");
    }
    return email;
  }

  private String required(RegisterColumn column) {
    boolean blank = columns.containsKey(column) && cell(column).isEmpty();
    if (blank) {
      fault(column, "没有填写。");
    }
    return optional(column);
  }

  /** The text of a cell; null where it is blank, a formula, or faulty, which is then noted. */
  private String optional(RegisterColumn column) {
    var cell = cell(column).orElse(null);
    if (cell == null || cell.isFormula()) {
      return null;
    }
    if (cell.isError()) {
      fault(column, "这一格显示错误值 %s。请改成文字。".formatted(brief(cell.text())));
      return null;
    }
    var hidden = cell.hiddenCharacter();
    if (hidden.isPresent()) {
      fault(column, "含有换行或看不见的字符(U+%04X)。请删掉后重填这一格。".formatted(hidden.getAsInt()));
      return null;
    }
    return cell.text();
  }

  /** The cell of this column, unless it is blank or the column is missing. */
  private Optional<SheetCell> cell(RegisterColumn column) {
    return Optional.ofNullable(columns.get(column))
        .flatMap(row::getOptionalCell)
        .map(SheetCell::new)
        .filter(cell -> !cell.isBlank());
  }

  private String upTo(int most, RegisterColumn column, String text) {
    if (text != null && length(text) > most) {
      fault(column, "有%,d个字符，最多%d个。请改短。".formatted(length(text), most));
    }
    return text;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Enough of what was written to recognise it in a message. */
  private static String brief(String text) {
    return length(text) <= 20 ? text : text.substring(0, text.offsetByCodePoints(0, 20)) + "…";
  }

  private void fault(RegisterColumn column, String message) {
    faults.accept(new Fault(number, column.label(), message));
  }
}
