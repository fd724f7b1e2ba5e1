package cn.pufa.platform.print;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** An {@link OfficialLetter} on A4 sheets, as many as its words need. */
final class LetterPdf {

  private static final float WIDTH = PDRectangle.A4.getWidth();
  private static final float HEIGHT = PDRectangle.A4.getHeight();
  private static final float MARGIN = 78;
  private static final float TEXT_WIDTH = WIDTH - 2 * MARGIN;
  private static final float TOP = HEIGHT - 84;
  private static final float BOTTOM = 92;
  private static final float SIZE = 13;
  private static final float LEADING = 23;
  private static final float CODE_SIDE = 96;
  private static final String INDENT = "　　";

  private static final Color INK = new Color(0x1A1F1C);
  private static final Color QUIET = new Color(0x55605A);

  private final OfficialLetter letter;
  private final PDDocument document;
  private final LetterFont font;
  private PDPageContentStream page;
  private int pages;
  private float y;

  private LetterPdf(OfficialLetter letter, PDDocument document) throws IOException {
    this.letter = letter;
    this.document = document;
    this.font = LetterFont.embed(document);
  }

  static byte[] of(OfficialLetter letter) {
    try (var document = new PDDocument()) {
      document.getDocumentInformation().setTitle(letter.title());
      document.getDocumentInformation().setAuthor(letter.issuer());
      new LetterPdf(letter, document).draw();
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void draw() throws IOException {
    newPage();
    head();
    for (OfficialLetter.Paragraph paragraph : letter.paragraphs()) {
      paragraph(paragraph);
    }
    foot();
    page.close();
  }

  private void newPage() throws IOException {
    if (page != null) {
      page.close();
    }
    var sheet = new PDPage(PDRectangle.A4);
    document.addPage(sheet);
    page = new PDPageContentStream(document, sheet);
    pages++;
    y = TOP;
    centred(String.valueOf(pages), 44, 10, QUIET);
  }

  /** Room for so many points more on this sheet, or a new one. */
  private void room(float points) throws IOException {
    if (y - points < BOTTOM) {
      newPage();
    }
  }

  private void head() throws IOException {
    centred(font.printable(letter.issuer()), y, 15, QUIET);
    y -= 40;
    for (String line : new LetterLines(font, 24, TEXT_WIDTH).of(letter.title())) {
      centred(line, y, 24, INK);
      y -= 34;
    }
    right(font.printable(letter.documentNumber()), y, SIZE);
    y -= 14;
    page.setStrokingColor(QUIET);
    page.setLineWidth(0.6f);
    page.moveTo(MARGIN, y);
    page.lineTo(WIDTH - MARGIN, y);
    page.stroke();
    y -= 34;
    lines(letter.addressee() + "：", INK);
  }

  private void paragraph(OfficialLetter.Paragraph paragraph) throws IOException {
    if (paragraph.heading()) {
      y -= 6;
      room(2 * LEADING);
      lines(paragraph.text(), QUIET);
    } else {
      lines(INDENT + paragraph.text(), INK);
    }
  }

  private void lines(String text, Color color) throws IOException {
    for (String line : new LetterLines(font, SIZE, TEXT_WIDTH).of(text)) {
      room(LEADING);
      put(line, MARGIN, y, SIZE, color);
      y -= LEADING;
    }
  }

  private void foot() throws IOException {
    room(CODE_SIDE + 60);
    y -= 30;
    float top = y;
    right(font.printable(letter.issuer()), y, SIZE);
    y -= LEADING;
    right(letter.dated(), y, SIZE);
    if (letter.verification() != null) {
      verification(top);
    }
  }

  private void verification(float top) throws IOException {
    float bottom = top - CODE_SIDE + 18;
    if (letter.verification().address() != null) {
      SquareCodePrint.draw(page, letter.verification().address(), MARGIN - 8, bottom, CODE_SIDE);
      put("扫码核验，或在核验页输入编号", MARGIN, bottom - 14, 9, QUIET);
      put(letter.verification().number(), MARGIN, bottom - 28, 10, INK);
    } else {
      put("核验编号 " + letter.verification().number(), MARGIN, bottom, 10, INK);
    }
  }

  private void centred(String text, float at, float size, Color color) throws IOException {
    put(text, (WIDTH - font.width(text, size)) / 2, at, size, color);
  }

  private void right(String text, float at, float size) throws IOException {
    put(text, WIDTH - MARGIN - font.width(text, size), at, size, INK);
  }

  private void put(String text, float x, float at, float size, Color color) throws IOException {
    page.beginText();
    page.setFont(font.font(), size);
    page.setNonStrokingColor(color);
    page.newLineAtOffset(x, at);
    page.showText(text);
    page.endText();
  }
}
