package cn.pufa.evidence;

import cn.pufa.evidence.Evidence.Held;
import cn.pufa.evidence.Evidence.Picture;
import cn.pufa.platform.files.Archive;
import cn.pufa.platform.files.Archive.Packed;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.print.OfficialReport;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Evidence as one ZIP: the paper, each event's photos and joint sheet, and an index of hashes. */
final class EvidenceArchive {

  /** With the mark by which spreadsheet programs know UTF-8. */
  private static final String HEAD = "\uFEFF文件,说明,字节数,SHA-256,问题\r\n";

  private final Evidence evidence;
  private final OfficialReport paper;
  private final EvidenceWords words;
  private final Files files;
  private final String issuer;
  private final LocalDate today;
  private final StringBuilder index = new StringBuilder(HEAD);

  EvidenceArchive(
      Evidence evidence,
      OfficialReport paper,
      EvidenceWords words,
      Files files,
      String issuer,
      LocalDate today) {
    this.evidence = evidence;
    this.paper = paper;
    this.words = words;
    this.files = files;
    this.issuer = issuer;
    this.today = today;
  }

  void write(OutputStream out) throws IOException {
    var archive = new Archive(out, files);
    list(archive.add("普法履职评议材料.docx", paper::write), evidence.about());
    int number = 0;
    for (Held held : evidence.events()) {
      number++;
      add(archive, folder(number, held), held);
    }
    archive.finish(Map.of("目录.csv", index.toString()));
  }

  private static String folder(int number, Held held) {
    var event = held.event();
    return "%03d-%s-%s".formatted(number, event.heldOn(), Archive.safe(event.title()));
  }

  private void add(Archive archive, String folder, Held held) throws IOException {
    String title = held.event().title();
    if (!held.parts().isEmpty()) {
      var sheet = SheetPaper.of(held, words, issuer, today);
      list(archive.add("协作普法单/" + folder + ".docx", sheet::write), title);
    }
    int number = 0;
    for (Picture picture : held.pictures()) {
      number++;
      String path = "照片/%s/%02d.jpg".formatted(folder, number);
      String of = picture.department() == null ? title : title + "，" + picture.department();
      list(archive.add(path, picture.file()), of);
    }
  }

  private void list(Packed packed, String about) {
    String fault = packed.fault() == null ? "" : packed.fault();
    index
        .append(
            Stream.of(packed.path(), about, Long.toString(packed.size()), packed.sha256(), fault)
                .map(Archive::cell)
                .collect(Collectors.joining(",")))
        .append("\r\n");
  }
}
