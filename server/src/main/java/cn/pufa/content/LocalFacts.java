package cn.pufa.content;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What holds here and now only: phone numbers, hours, addresses, amounts of money. It goes stale
 * unseen in free text, so it comes from the office directory or from a setting.
 */
final class LocalFacts {

  /** Numbers of the whole country. */
  private static final Set<String> HOTLINES =
      Set.of(
          "12345", "12348", "12355", "12338", "12309", "12368", "12333", "12356", "12320", "12315",
          "12388", "12389", "12393", "12380", "12377", "12321");

  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![0-9#@-])(?:0\\d{2,3}[-—－ ]?\\d{7,8}|1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}|[48]00[- ]?\\d{3}[- ]?\\d{4}"
              + "|\\d{3,4}[- ]\\d{4}|\\d{7,8}|(?<short>\\d{5}))(?![0-9-])");
  private static final String DIGITS = "[0-9０-９一二三四五六七八九十两]";
  private static final Pattern HOURS =
      Pattern.compile(
          "\\d{1,2}\\s*[:：]\\s*\\d{2}|[上下中]午\\s*"
              + DIGITS
              + "{1,3}\\s*[点时]|(?:早上|晚上)\\s*"
              + DIGITS
              + "{1,3}\\s*[点时]|\\d{1,2}\\s*点(?:半|钟|到|至|\\d)|(?:周|星期|礼拜)[一二三四五六日天1-7]\\s*(?:至|到|—|-|~)"
              + "|(?:周|星期|礼拜)[一二三四五六日天](?:上班|休息|办公|不上班|受理)");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[\\p{IsHan}A-Za-z0-9]{1,12}(?:路|街|大道|巷|里)\\s*(?:[0-9]+|[一二三四五六七八九十百]+)\\s*号"
              + "|[0-9]+\\s*号(?:楼|院|大楼|窗口)"
              + "|(?:[0-9]+|[一二三四五六七八九十]+)(?:楼|层)(?:大厅|窗口|办公|[0-9]|$|[，。、])");
  private static final Pattern MONEY =
      Pattern.compile(
          "[0-9０-９.,，一二三四五六七八九十百千万两〇零]*[0-9０-９一二三四五六七八九十百千万两]\\s*(?:余|多)?(?:元|块钱)(?![旦素首老帅宵])");

  private LocalFacts() {}

  /**
   * What is wrong with the text, in words for its writer.
   *
   * @param held whether its amounts and hours are held against what it cites, or are only asked
   */
  static Optional<String> fault(String text, boolean held) {
    if (hasPhone(text)) {
      return Optional.of("电话不要写在文字里。请在“办事服务”里选一项，电话由办事机构名录给出；全国统一的号码（如 12345）可以写。");
    }
    if (!held && HOURS.matcher(text).find()) {
      return Optional.of("上班时间不要写在文字里。请在“办事服务”里选一项，时间由办事机构名录给出。");
    }
    if (ADDRESS.matcher(text).find()) {
      return Optional.of("地址不要写在文字里。请在“办事服务”里选一项，地址由办事机构名录给出。");
    }
    if (!held && MONEY.matcher(text).find()) {
      return Optional.of("金额要么出自引用的条文，要么是当地标准。当地标准会变，请改写成“以当地公布的标准为准，请拨打 12345”。");
    }
    return Optional.empty();
  }

  private static boolean hasPhone(String text) {
    Matcher phone = PHONE.matcher(text);
    while (phone.find()) {
      if (phone.group("short") == null || !isKnown(text, phone)) {
        return true;
      }
    }
    return false;
  }

  /** Five digits: a hotline of the whole country, or a plain number with its unit. */
  private static boolean isKnown(String text, Matcher phone) {
    boolean isCounted =
        phone.end() < text.length() && "元人户个万平".indexOf(text.charAt(phone.end())) >= 0;
    return HOTLINES.contains(phone.group("short")) || isCounted;
  }
}
