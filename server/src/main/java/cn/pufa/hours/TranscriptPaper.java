package cn.pufa.hours;

import cn.pufa.platform.http.Problem;
import cn.pufa.platform.print.LetterFont;
import cn.pufa.platform.print.LetterLines;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A transcript (学时证明) as a PDF of A4 pages: verified hours first with their sum, then what the
 * person stated, so that nobody takes the one for the other.
 */
final class TranscriptPaper {

  private static final float HEIGHT = PDRectangle.A4.getHeight();
  private static final float LEFT = 64;
  private static final float RIGHT = PDRectangle.A4.getWidth() - 64;
  private static final float TOP = HEIGHT - 72;
  private static final float BOTTOM = 76;
  private static final float TITLE_LEFT = LEFT + 82;
  private static final float NOTE_LEFT = RIGHT - 132;
  private static final float LEADING = 1.55f;

  private static final Color INK = new Color(0x1A1F1C);
  private static final Color QUIET = new Color(0x55605A);
  private static final Color LINE = new Color(0xDDE2DC);

  /** Something on a page; a line where the text is null. */
  private record Mark(String text, float x, float y, float size, Color color) {}

  private final HoursViews.Ledger ledger;
  private final LetterFont font;
  private final List<List<Mark>> pages = new ArrayList<>();
  private float y;

  private TranscriptPaper(HoursViews.Ledger ledger, LetterFont font) {
    this.ledger = ledger;
    this.font = font;
  }

  static byte[] pdf(HoursViews.Ledger ledger, String bureau, LocalDate today) {
    try (var document = new PDDocument()) {
      LetterFont font = LetterFont.embed(document);
      String lacking = font.lacking(ledger.name());
      if (!lacking.isEmpty()) {
        throw Problem.conflict("字库里没有“%s”，印不出来，没有生成。请改用表格。".formatted(lacking));
      }
      document.getDocumentInformation().setTitle("学时证明");
      var paper = new TranscriptPaper(ledger, font);
      paper.set(bureau, today);
      paper.draw(document);
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void set(String bureau, LocalDate today) throws IOException {
    begin();
    centred("学时证明", 22);
    y -= 10;
    put("姓名　" + ledger.name(), LEFT, 12, INK);
    right(ledger.year() == null ? "全部年度" : ledger.year() + "年", 12);
    next(12);
    put("出具　" + bureau + "，" + today, LEFT, 12, INK);
    next(12);
    y -= 12;
    heading("一、已核实学时", "来自老师签字的培训班和学完的课程", ledger.verifiedMinutes());
    for (HoursViews.Verified one : ledger.verified()) {
      String source = TranscriptWorkbook.SOURCES.get(one.source());
      row(one.heldOn(), one.title(), one.minutes(), source, one.reason());
    }
    empty(ledger.verified().isEmpty());
    y -= 18;
    heading("二、自己申报的学时", "只由本人申报，不算在已核实里；合计只算已确认的", ledger.confirmedMinutes());
    for (HoursViews.Stated one : ledger.stated()) {
      if (!one.state().equals("withdrawn")) {
        String state = TranscriptWorkbook.STATES.get(one.state());
        row(one.heldOn(), one.title(), one.minutes(), state, null);
      }
    }
    empty(ledger.stated().isEmpty());
  }

  private void begin() {
    pages.add(new ArrayList<>());
    y = TOP;
  }

  private void heading(String title, String note, int minutes) throws IOException {
    room(60);
    put(title, LEFT, 14, INK);
    right("合计 " + words(minutes), 12);
    next(13);
    put(note, LEFT, 9.5f, QUIET);
    y -= 8;
    line();
    y -= 18;
  }

  /**
   * @param reason why it takes back, as long as somebody wrote it; null elsewhere
   */
  private void row(LocalDate day, String title, int minutes, String note, String reason)
      throws IOException {
    List<String> lines = new LetterLines(font, 10.5f, NOTE_LEFT - TITLE_LEFT - 12).of(title);
    List<String> why =
        reason == null ? List.of() : new LetterLines(font, 10.5f, RIGHT - TITLE_LEFT).of(reason);
    room((lines.size() + why.size()) * 10.5f * LEADING + 8);
    put(day.toString(), LEFT, 10.5f, INK);
    put(font.printable(note), NOTE_LEFT, 10.5f, QUIET);
    right(words(minutes), 10.5f);
    for (String text : lines) {
      put(text, TITLE_LEFT, 10.5f, INK);
      next(10.5f);
    }
    for (String text : why) {
      put(text, TITLE_LEFT, 10.5f, QUIET);
      next(10.5f);
    }
    y += 7;
    line();
    y -= 16;
  }

  private void empty(boolean isEmpty) {
    if (isEmpty) {
      put("没有", LEFT, 10.5f, QUIET);
      next(10.5f);
    }
  }

  /** Such as 1小时30分; with a minus where it takes back. */
  private static String words(int minutes) {
    int size = Math.abs(minutes);
    String whole = size >= 60 ? size / 60 + "小时" : "";
    String rest = size % 60 > 0 || size == 0 ? size % 60 + "分" : "";
    return (minutes < 0 ? "−" : "") + whole + rest;
  }

  private void room(float needed) {
    if (y - needed < BOTTOM) {
      begin();
    }
  }

  private void next(float size) {
    y -= size * LEADING;
  }

  private void put(String text, float x, float size, Color color) {
    pages.getLast().add(new Mark(text, x, y, size, color));
  }

  private void right(String text, float size) throws IOException {
    put(text, RIGHT - font.width(text, size), size, INK);
  }

  private void centred(String text, float size) throws IOException {
    put(text, (LEFT + RIGHT - font.width(text, size)) / 2, size, INK);
    next(size);
  }

  private void line() {
    pages.getLast().add(new Mark(null, LEFT, y, 0, LINE));
  }

  private void draw(PDDocument document) throws IOException {
    for (int number = 1; number <= pages.size(); number++) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      String foot = "第 %d 页，共 %d 页".formatted(number, pages.size());
      pages.get(number - 1).add(new Mark(foot, LEFT, 44, 9, QUIET));
      try (var content = new PDPageContentStream(document, page)) {
        for (Mark mark : pages.get(number - 1)) {
          draw(content, mark);
        }
      }
    }
  }

  private void draw(PDPageContentStream content, Mark mark) throws IOException {
    if (mark.text() == null) {
      content.setStrokingColor(mark.color());
      content.setLineWidth(0.6f);
      content.moveTo(mark.x(), mark.y());
      content.lineTo(RIGHT, mark.y());
      content.stroke();
      return;
    }
    content.beginText();
    content.setFont(font.font(), mark.size());
    content.setNonStrokingColor(mark.color());
    content.newLineAtOffset(mark.x(), mark.y());
    content.showText(mark.text());
    content.endText();
  }
}
