package cn.pufa.procedure;

import cn.pufa.platform.print.LetterFont;
import cn.pufa.platform.print.LetterLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** The notice (告知书) on A4 pages. */
final class NoticePaper {

  private static final float MM = 72 / 25.4f;
  private static final float LEFT = 28 * MM;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
  private static final float TOP = PDRectangle.A4.getHeight() - 35 * MM;
  private static final float BOTTOM = 30 * MM;
  private static final float TITLE_SIZE = 20;
  private static final float BODY_SIZE = 14;
  private static final float LEADING = 1.8f;

  private final PDDocument document;
  private final LetterFont font;
  private PDPageContentStream page;
  private float y;

  private NoticePaper(PDDocument document, LetterFont font) throws IOException {
    this.document = document;
    this.font = font;
    begin();
  }

  static byte[] pdf(Procedure one, String issuer) {
    try (var document = new PDDocument()) {
      var paper = new NoticePaper(document, LetterFont.embed(document));
      paper.write(one, issuer);
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void write(Procedure one, String issuer) throws IOException {
    centred(issuer, BODY_SIZE);
    centred(one.subject(), TITLE_SIZE);
    centred(one.documentNumber(), BODY_SIZE);
    y -= BODY_SIZE;
    paragraph(one.organizationName() + "：");
    for (String part :
        List.of(
            "一、事实：" + one.facts(),
            "二、理由：" + one.reasons(),
            "三、依据：" + one.basis(),
            "四、权利：" + one.rights())) {
      paragraph("　　" + part);
    }
    y -= BODY_SIZE;
    right(issuer);
    right(Periods.words(one.openedOn()));
    page.close();
  }

  private void centred(String text, float size) throws IOException {
    for (String line : new LetterLines(font, size, WIDTH).of(text)) {
      put(line, LEFT + (WIDTH - font.width(line, size)) / 2, size);
    }
  }

  private void paragraph(String text) throws IOException {
    for (String line : new LetterLines(font, BODY_SIZE, WIDTH).of(text)) {
      put(line, LEFT, BODY_SIZE);
    }
  }

  private void right(String text) throws IOException {
    String line = font.printable(text);
    put(line, LEFT + WIDTH - font.width(line, BODY_SIZE), BODY_SIZE);
  }

  private void put(String line, float x, float size) throws IOException {
    if (y < BOTTOM) {
      page.close();
      begin();
    }
    page.beginText();
    page.setFont(font.font(), size);
    page.newLineAtOffset(x, y);
    page.showText(line);
    page.endText();
    y -= size * LEADING;
  }

  private void begin() throws IOException {
    var sheet = new PDPage(PDRectangle.A4);
    document.addPage(sheet);
    page = new PDPageContentStream(document, sheet);
    y = TOP;
  }
}
