package cn.pufa.circular;

import cn.pufa.circular.CircularProgress.Head;
import cn.pufa.circular.RecipientStore.Entry;
import cn.pufa.circular.RecipientStore.Sent;
import cn.pufa.notice.Notices;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wording.Forms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * What was sent to whom (发送台账), as a workbook of text cells: a row an organisation's inbox and a
 * row a message, and on a second sheet the words of each occasion.
 */
final class RecordWorkbook {

  /** The words of an occasion as they were frozen. */
  record Spoken(String occasion, Instant at, Forms forms) {}

  private static final List<String> COLUMNS =
      List.of("单位", "哪一次", "方式", "缘由", "状态", "收件地址", "发出时间", "阅读时间", "知悉时间", "办理", "说明", "通道回执");
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("inbox", "站内信"),
          Map.entry("email", "电子邮件"),
          Map.entry("sms", "短信"),
          Map.entry("subscribe", "小程序订阅消息"),
          Map.entry("service_account", "服务号通知"),
          Map.entry("phone", "电话"),
          Map.entry("letter", "信函"),
          Map.entry("first", "按计划"),
          Map.entry("fallback", "前一路没有送达"),
          Map.entry("unread", "到期未读"),
          Map.entry("queued", "未发"),
          Map.entry("sending", "发送中"),
          Map.entry("sent", "已发"),
          Map.entry("failed", "未送达"),
          Map.entry("uncertain", "待核实"),
          Map.entry("stopped", "已停止"),
          Map.entry("cancelled", "已取消"),
          Map.entry("submitted", "已报送"),
          Map.entry("withdrawn", "已撤回"),
          Map.entry("exempt", "免报"));
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BusinessClock.ZONE);
  private static final int WIDTH = 18;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Workbook workbook = new Workbook(bytes, "Pufa", "1.0");
  private final Worksheet rows = workbook.newWorksheet("台账");
  private int at = 1;

  RecordWorkbook(Head head, List<Spoken> spoken) {
    head(rows, COLUMNS);
    writeWords(head, spoken);
  }

  private static void head(Worksheet sheet, List<String> columns) {
    for (int column = 0; column < columns.size(); column++) {
      sheet.value(0, column, columns.get(column));
      sheet.style(0, column).bold().set();
      sheet.width(column, WIDTH);
    }
    sheet.freezePane(0, 1);
  }

  private void writeWords(Head head, List<Spoken> spoken) {
    Worksheet words = workbook.newWorksheet("文字");
    head(words, List.of("通知", "哪一次", "时间", "方式", "标题", "正文"));
    int row = 1;
    for (Spoken one : spoken) {
      for (List<String> form : forms(one.forms())) {
        words.value(row, 0, head.title());
        words.value(row, 1, occasion(one.occasion()));
        words.value(row, 2, MOMENT.format(one.at()));
        for (int column = 0; column < form.size(); column++) {
          words.value(row, 3 + column, form.get(column));
        }
        row++;
      }
    }
  }

  private static List<List<String>> forms(Forms forms) {
    List<List<String>> lines = new ArrayList<>();
    if (forms.has("inbox")) {
      lines.add(List.of("站内信", forms.inbox().subject(), forms.inbox().body()));
    }
    if (forms.has("email")) {
      lines.add(List.of("电子邮件", forms.email().subject(), forms.email().body()));
    }
    if (forms.has("sms")) {
      lines.add(List.of("短信", "", forms.sms()));
    }
    if (forms.has("subscribe")) {
      lines.add(List.of("小程序订阅消息", "", fields(forms.subscribe())));
    }
    if (forms.has("service_account")) {
      lines.add(List.of("服务号通知", "", fields(forms.serviceAccount())));
    }
    return lines;
  }

  private static String fields(Forms.Fields form) {
    return form.fields().entrySet().stream()
        .map(field -> field.getKey() + "：" + field.getValue())
        .collect(Collectors.joining("\n"));
  }

  /** In the order they are given; what is in an organisation's inbox before its messages. */
  void add(CircularRecipient recipient, List<Entry> inbox, List<Sent> sent) {
    for (Entry one : inbox) {
      row(
          recipient.organizationName(),
          occasion(one.occasion()),
          said(Notices.INBOX),
          "",
          said("sent"),
          "",
          moment(one.sentAt()),
          moment(one.readAt()),
          moment(one.acknowledgedAt()),
          acted(recipient),
          "",
          "");
    }
    for (Sent one : sent) {
      CircularRecipient.Way way = one.way();
      row(
          recipient.organizationName(),
          occasion(way.occasion()),
          said(way.channel()),
          said(way.cause()),
          said(way.state()),
          masked(one.address()),
          moment(way.sentAt()),
          "",
          "",
          "",
          way.crossedAt() == null ? text(way.reason()) : "发出时对方正好办理（错过）",
          text(one.receipt()));
    }
  }

  private void row(String... cells) {
    for (int column = 0; column < cells.length; column++) {
      rows.value(at, column, cells[column]);
    }
    at++;
  }

  byte[] finish() {
    try {
      workbook.finish();
      return bytes.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String acted(CircularRecipient recipient) {
    if (recipient.settledAs() != null) {
      return said(recipient.settledAs());
    }
    return switch (text(recipient.reply())) {
      case "done" -> "回复已办理";
      case "need_help" -> "回复需帮助";
      default -> "";
    };
  }

  private static String occasion(String code) {
    return code.startsWith("reminder-") ? "第" + code.substring("reminder-".length()) + "次催报" : "通知";
  }

  private static String said(String code) {
    return code == null ? "" : WORDS.getOrDefault(code, code);
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static String moment(Instant at) {
    return at == null ? "" : MOMENT.format(at);
  }

  /** Enough to know it again; whole addresses stay in the system. */
  private static String masked(String address) {
    if (address == null) {
      return "";
    }
    int domain = address.lastIndexOf('@');
    return domain > 0
        ? address.charAt(0) + "****" + address.substring(domain)
        : address.replaceFirst("(?<=^.{3}).*(?=.{4}$)", "****");
  }
}
