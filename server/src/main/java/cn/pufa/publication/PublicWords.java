package cn.pufa.publication;

import cn.pufa.organization.CreditCode;
import cn.pufa.platform.PlainText;
import cn.pufa.platform.http.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that somebody writes for the public: no number in them may be a person's. */
final class PublicWords {

  /** As long as a telephone number or longer, also where it is written in groups. */
  private static final Pattern LONG_NUMBER =
      Pattern.compile("[0-9\uFF10-\uFF19](?:[ \\-\u2013\u2014]?[0-9\uFF10-\uFF19]){9,}[Xx]?");

  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{18}");
  private static final Pattern AT = Pattern.compile("[@\uFF20]");

  private PublicWords() {}

  /** One line. */
  static String line(String pointer, String text) {
    if (!PlainText.isOneLine(text)) {
      throw Problem.invalid(pointer, "请写成一行，不要换行或者夹带看不见的字符");
    }
    return checked(pointer, text);
  }

  /** Several lines; null stays null. */
  static String text(String pointer, String text) {
    if (text == null) {
      return null;
    }
    if (!PlainText.is(text)) {
      throw Problem.invalid(pointer, "请去掉看不见的字符");
    }
    return checked(pointer, text);
  }

  private static String checked(String pointer, String text) {
    String plain = text.strip();
    String rest = CODE.matcher(plain).replaceAll(PublicWords::withoutCreditCode);
    if (LONG_NUMBER.matcher(rest).find() || AT.matcher(rest).find()) {
      throw Problem.invalid(pointer, "这里像有电话、证件号码或者邮箱。公示里只能有法定代表人的姓名，不能有个人的号码。");
    }
    return plain;
  }

  private static String withoutCreditCode(java.util.regex.MatchResult found) {
    String code = found.group();
    return CreditCode.fault(code).isEmpty() ? "" : Matcher.quoteReplacement(code);
  }
}
