package cn.pufa.circular;

import cn.pufa.circular.CircularProgress.Head;
import cn.pufa.circular.RecipientStore.Entry;
import cn.pufa.circular.RecipientStore.Sent;
import cn.pufa.notice.Notices;
import cn.pufa.platform.files.TextWorkbook;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wording.Forms;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was sent to whom (发送台账), as a workbook of text cells: a row an organisation's inbox and a
 * row a message, and on a second sheet the words of each occasion.
 */
final class RecordWorkbook {

  /** The words of an occasion as they were frozen. */
  record Spoken(String occasion, Instant at, Forms forms) {}

  private record Said(String way, String subject, String body) {}

  private static final List<String> COLUMNS =
      List.of("单位", "哪一次", "方式", "缘由", "状态", "收件地址", "发出时间", "阅读时间", "知悉时间", "办理", "说明", "通道回执");
  private static final List<String> WORDS_COLUMNS = List.of("通知", "哪一次", "时间", "方式", "标题", "正文");
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

  private final TextWorkbook workbook = new TextWorkbook();
  private final TextWorkbook.Sheet rows = workbook.sheet("台账", COLUMNS);

  RecordWorkbook(Head head, List<Spoken> spoken) {
    var words = workbook.sheet("文字", WORDS_COLUMNS);
    for (Spoken one : spoken) {
      for (Said form : forms(one.forms())) {
        words.add(
            head.title(),
            Notices.words(one.occasion()),
            MOMENT.format(one.at()),
            form.way(),
            form.subject(),
            form.body());
      }
    }
  }

  private static List<Said> forms(Forms forms) {
    List<Said> lines = new ArrayList<>();
    if (forms.has("inbox")) {
      lines.add(new Said("站内信", forms.inbox().subject(), forms.inbox().body()));
    }
    if (forms.has("email")) {
      lines.add(new Said("电子邮件", forms.email().subject(), forms.email().body()));
    }
    if (forms.has("sms")) {
      lines.add(new Said("短信", "", forms.sms()));
    }
    if (forms.has("subscribe")) {
      lines.add(new Said("小程序订阅消息", "", fields(forms.subscribe())));
    }
    if (forms.has("service_account")) {
      lines.add(new Said("服务号通知", "", fields(forms.serviceAccount())));
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
      rows.add(
          recipient.organizationName(),
          Notices.words(one.occasion()),
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
      rows.add(
          recipient.organizationName(),
          Notices.words(way.occasion()),
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

  byte[] finish() {
    return workbook.finish();
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
