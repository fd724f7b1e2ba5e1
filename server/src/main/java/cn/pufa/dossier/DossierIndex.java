package cn.pufa.dossier;

import cn.pufa.organization.Organization;
import cn.pufa.platform.files.Archive;
import cn.pufa.platform.files.Archive.Packed;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The index of a dossier (档案目录), to read or print and to work with. */
final class DossierIndex {

  private static final String STYLE =
      """
      body{font:15px/1.7 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1c2430;max-width:60rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.4rem;margin:0}p{margin:.3rem 0}table{border-collapse:collapse;width:100%;margin-top:1.5rem}
      th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #d9dee5}
      th{border-bottom:2px solid #1c2430}td:first-child{white-space:nowrap}
      .muted{color:#5b6675}.fault{color:#b3261e}code{font-size:.75rem;word-break:break-all;color:#5b6675}
      @media print{body{margin:0;max-width:none}tr{break-inside:avoid}}""";

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final Organization organization;
  private final List<DossierEntry> entries;
  private final List<List<Packed>> packed;
  private final UnaryOperator<String> label;
  private final Instant now;

  /**
   * @param packed of each entry, its documents
   */
  DossierIndex(
      Organization organization,
      List<DossierEntry> entries,
      List<List<Packed>> packed,
      UnaryOperator<String> label,
      Instant now) {
    this.organization = organization;
    this.entries = entries;
    this.packed = packed;
    this.label = label;
    this.now = now;
  }

  /** Name to text. */
  Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("目录.html", html());
    pages.put("目录.csv", csv());
    return pages;
  }

  private String html() {
    var page = new StringBuilder();
    page.append("<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>")
        .append(escaped(organization.name()))
        .append(" 档案目录</title><style>")
        .append(STYLE)
        .append("</style><h1>")
        .append(escaped(organization.name()))
        .append("</h1><p>统一社会信用代码 ")
        .append(organization.creditCode())
        .append("</p><p class=\"muted\">")
        .append(summary())
        .append("</p><table><thead><tr><th>日期<th>类别<th>事项</thead><tbody>");
    for (int i = 0; i < entries.size(); i++) {
      row(page, entries.get(i), packed.get(i));
    }
    return page.append("</tbody></table>\n").toString();
  }

  private String summary() {
    long documents = packed.stream().mapToLong(List::size).sum();
    String minute = MINUTE.format(now.atZone(BusinessClock.ZONE));
    return "共%d件事项、%d份文件，%s 导出。每份文件后面是 SHA-256 校验值；目录本身的校验值在 目录.sha256。"
        .formatted(entries.size(), documents, minute);
  }

  private void row(StringBuilder page, DossierEntry entry, List<Packed> files) {
    page.append("<tr><td>").append(entry.on());
    page.append("<td>").append(escaped(label.apply(entry.kind())));
    page.append("<td>").append(escaped(entry.title()));
    if (entry.internal()) {
      page.append(" <span class=\"muted\">（内部）</span>");
    }
    if (entry.detail() != null) {
      page.append("<br><span class=\"muted\">").append(escaped(entry.detail())).append("</span>");
    }
    files.forEach(file -> document(page, file));
    page.append("\n");
  }

  private static void document(StringBuilder page, Packed file) {
    page.append("<br>");
    if (file.fault() == null) {
      page.append("<a href=\"").append(address(file.path())).append("\">");
      page.append(escaped(file.name())).append("</a>");
    } else {
      page.append(escaped(file.name())).append(" <b class=\"fault\">").append(file.fault());
      page.append("</b>");
    }
    page.append(" <span class=\"muted\">").append(size(file.size())).append("</span>");
    page.append("<br><code>").append(file.sha256()).append("</code>");
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? Math.max(1, bytes / 1000) + " KB"
        : "%.1f MB".formatted(bytes / 1_000_000.0);
  }

  private static String address(String path) {
    return Stream.of(path.split("/"))
        .map(part -> java.net.URLEncoder.encode(part, java.nio.charset.StandardCharsets.UTF_8))
        .map(part -> part.replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** With the mark by which spreadsheet programs know UTF-8; no cell is a formula. */
  private String csv() {
    var lines = new StringBuilder("\uFEFF日期,类别,事项,说明,内部,文件,字节数,SHA-256,问题\r\n");
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      if (packed.get(i).isEmpty()) {
        line(lines, entry, List.of("", "", "", ""));
      }
      for (var file : packed.get(i)) {
        String fault = file.fault() == null ? "" : file.fault();
        line(lines, entry, List.of(file.path(), Long.toString(file.size()), file.sha256(), fault));
      }
    }
    return lines.toString();
  }

  private void line(StringBuilder lines, DossierEntry entry, List<String> file) {
    var own =
        Stream.of(
            entry.on().toString(),
            label.apply(entry.kind()),
            entry.title(),
            entry.detail() == null ? "" : entry.detail(),
            entry.internal() ? "是" : "");
    lines
        .append(
            Stream.concat(own, file.stream()).map(Archive::cell).collect(Collectors.joining(",")))
        .append("\r\n");
  }
}
