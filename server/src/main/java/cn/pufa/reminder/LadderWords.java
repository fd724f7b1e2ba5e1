package cn.pufa.reminder;

import cn.pufa.platform.PlainText;
import cn.pufa.platform.http.Problem;
import cn.pufa.wording.Forms;
import cn.pufa.wording.Wording;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reminder says; {@code {organization}} stays open until it leaves.
 *
 * @param sms also what is said on the phone; null where none leaves
 */
record LadderWords(String subject, String body, String sms) {

  private static final Set<String> KNOWN =
      Set.of("organization", "title", "dueOn", "days", "documentNumber");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final int NAME = 20;
  private static final int SHORTEST_TITLE = 6;
  private static final String CUT = "…";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日（EEEE）", Locale.CHINA);

  static final LadderWords BEFORE =
      new LadderWords(
          "提醒：{title}",
          """
          {organization}：

          还没有收到贵单位的办理结果：{title}。
          截止日是{dueOn}，还有{days}天，当天也可以办理。

          请打开“普法通”小程序或网页，进“办事”，打开这份通知办理。
          已经办理的，请不必理会这份提醒。
          {documentNumber}"""
              .strip(),
          "{organization}：请在{dueOn}前办理“{title}”。请打开普法通小程序，进“办事”。已办理的请不必理会。");

  static final LadderWords AFTER =
      new LadderWords(
          "逾期提醒：{title}",
          """
          {organization}：

          还没有收到贵单位的办理结果：{title}。
          截止日是{dueOn}，已经过了{days}天。现在办理仍会收下，按逾期记。

          请尽快打开“普法通”小程序或网页，进“办事”，打开这份通知办理。
          办理有困难的，请到我局窗口，或拨打 12345 说明情况。
          {documentNumber}"""
              .strip(),
          "{organization}：“{title}”的截止日{dueOn}已过，请尽快打开普法通小程序，进“办事”补办。");

  void addFaults(String pointer, List<Problem.Field> faults) {
    if (!PlainText.isOneLine(subject)) {
      // It becomes a line of the mail's head.
      faults.add(new Problem.Field(pointer + "/subject", "标题只能有一行"));
    }
    addUnknown(pointer + "/subject", subject, faults);
    addUnknown(pointer + "/body", body, faults);
    addUnknown(pointer + "/sms", sms == null ? "" : sms, faults);
  }

  private static void addUnknown(String pointer, String words, List<Problem.Field> faults) {
    Matcher matcher = PLACEHOLDER.matcher(words);
    while (matcher.find()) {
      if (!KNOWN.contains(matcher.group(1))) {
        faults.add(new Problem.Field(pointer, "没有 {" + matcher.group(1) + "} 这个占位"));
      }
    }
  }

  /**
   * @param documentNumber null where the circular has none
   * @param smsRoom most characters of a short message; a title that does not fit is cut there
   */
  Forms forms(String title, String documentNumber, LocalDate due, LocalDate today, int smsRoom) {
    Map<String, String> values =
        Map.of(
            "organization", "{organization}",
            "title", plain(title),
            "dueOn", day(due),
            "days", String.valueOf(Math.abs(ChronoUnit.DAYS.between(today, due))),
            "documentNumber", documentNumber == null ? "" : "文号：" + plain(documentNumber));
    var text = new Forms.Text(Wording.fill(subject, values), Wording.fill(body, values).strip());
    String said = sms == null ? null : Wording.fill(sms, values);
    String sent = sms == null ? null : Wording.fill(sms, withRoomFor(said, values, smsRoom));
    return new Forms(text, text, sent, null, null, said, text, null);
  }

  /** The organisation's name stands open still, and takes up to so many characters. */
  private static Map<String, String> withRoomFor(
      String said, Map<String, String> values, int smsRoom) {
    int over = said.length() + NAME - values.get("organization").length() - smsRoom;
    String title = values.get("title");
    if (over <= 0 || title.length() <= SHORTEST_TITLE) {
      return values;
    }
    Map<String, String> shorter = new HashMap<>(values);
    int kept = Math.max(SHORTEST_TITLE, title.length() - over - CUT.length());
    shorter.put("title", title.substring(0, kept) + CUT);
    return shorter;
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** The organisation is filled in later, so a brace that came with a title must not open one. */
  private static String plain(String value) {
    return value.replace('{', '｛').replace('}', '｝');
  }
}
