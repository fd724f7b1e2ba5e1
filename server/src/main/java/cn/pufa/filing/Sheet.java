package cn.pufa.filing;

import cn.pufa.organization.Charter;
import cn.pufa.organization.Organization;
import cn.pufa.organization.OrganizationType;
import java.time.LocalDate;
import java.time.Month;
import java.util.stream.Stream;

/**
 * All that the rules look at.
 *
 * @param last what was filed for the year before; nothing where nothing was
 * @param register the organisation as the register has it
 * @param charter the one in force at the end of the year; null where none is known
 * @param year of the report
 */
record Sheet(
    FilingForm form, Cells now, Cells last, Organization register, Charter charter, int year) {

  boolean isA(OrganizationType type) {
    return register.type() == type;
  }

  LocalDate lastDay() {
    return LocalDate.of(year, Month.DECEMBER, 31);
  }

  boolean isInYear(LocalDate day) {
    return day.getYear() == year;
  }

  boolean isFilled(String... codes) {
    return Stream.of(codes).allMatch(now::has);
  }

  /** A sum against its parts, where the sum is filled in. */
  Breach sum(String whole, String... parts) {
    return isFilled(whole)
        ? equal(now.amount(whole), now.sum(parts), form.label(whole) + "应当等于各项相加")
        : null;
  }

  /** In 分. */
  static Breach equal(long left, long right, String message) {
    return left == right
        ? null
        : Breach.of(message + "，相差 " + Words.yuan(Math.abs(left - right)) + "。请核对。");
  }

  /** A part of people or things, which cannot be more than the whole. */
  Breach within(String part, String whole) {
    return Breach.when(
        isFilled(part, whole) && now.amount(part) > now.amount(whole),
        form.label(part) + "不能多于" + form.label(whole) + "。请核对这两项。");
  }

  /** A cell that follows from last year's return. */
  Breach continues(String code, String lastCode) {
    if (!isFilled(code) || !last.has(lastCode) || now.amount(code) == last.amount(lastCode)) {
      return null;
    }
    return Breach.of(form.label(code) + "和上年年报的年末数不一致。有调整的请说明原因。")
        .with("上年年报的年末数", Words.yuan(last.amount(lastCode)));
  }

  /** A cell that the register knows. */
  Breach asRegistered(String code, Object registered) {
    String known = registered == null ? "" : registered.toString();
    if (plain(now.words(code)).equals(plain(known))) {
      return null;
    }
    return Breach.of(form.label(code) + "和登记的不一致。已经变了还没有办变更登记的，请说明打算什么时候办。")
        .with("登记的" + form.label(code), known.isEmpty() ? "没有" : known);
  }

  /** Full-width brackets and spaces are no difference. */
  private static String plain(String words) {
    return words.replace('（', '(').replace('）', ')').replaceAll("\\s", "");
  }
}
