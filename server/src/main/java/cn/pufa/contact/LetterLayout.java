package cn.pufa.contact;

import cn.pufa.platform.print.LetterFont;
import cn.pufa.platform.print.LetterLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Letters as one PDF of A4 pages, each letter from a new page on. Folded twice, the address of the
 * first page stands in the window of a ZL or DL envelope: 20 mm from the left, 50 mm from the top.
 */
final class LetterLayout {

  private static final float MM = 72 / 25.4f;
  private static final float HEIGHT = PDRectangle.A4.getHeight();
  private static final float LEFT = 25 * MM;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
  private static final float BOTTOM = 25 * MM;

  private static final float WINDOW_LEFT = 22 * MM;
  private static final float WINDOW_TOP = 50 * MM;
  private static final float WINDOW_WIDTH = 85 * MM;
  private static final float TITLE_TOP = 100 * MM;
  private static final float NEXT_PAGE_TOP = 30 * MM;

  private static final float ADDRESS_SIZE = 11;
  private static final float TITLE_SIZE = 16;
  private static final float BODY_SIZE = 12;
  private static final float SMALL_SIZE = 9;
  private static final float LEADING = 1.6f;

  private record Line(String text, float x, float y, float size) {}

  private final PDDocument document;
  private final LetterFont font;
  private final List<List<Line>> pages = new ArrayList<>();
  private float y;

  private LetterLayout(PDDocument document, LetterFont font) {
    this.document = document;
    this.font = font;
  }

  static byte[] pdf(List<PostalLetter> letters) {
    try (var document = new PDDocument()) {
      LetterFont font = LetterFont.embed(document);
      for (PostalLetter letter : letters) {
        new LetterLayout(document, font).add(letter);
      }
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void add(PostalLetter letter) throws IOException {
    begin(WINDOW_TOP);
    address(letter);
    y = HEIGHT - TITLE_TOP;
    title(letter);
    body(letter.body());
    for (int number = 1; number <= pages.size(); number++) {
      footer(letter, number);
      draw(pages.get(number - 1));
    }
  }

  private void begin(float top) {
    pages.add(new ArrayList<>());
    y = HEIGHT - top;
  }

  private void address(PostalLetter letter) throws IOException {
    String block =
        letter.address() + "\n" + letter.organizationName() + "\n" + letter.recipient() + " 收";
    for (String line : new LetterLines(font, ADDRESS_SIZE, WINDOW_WIDTH).of(block)) {
      put(line, WINDOW_LEFT, ADDRESS_SIZE);
    }
  }

  private void title(PostalLetter letter) throws IOException {
    for (String line : new LetterLines(font, TITLE_SIZE, WIDTH).of(letter.subject())) {
      put(line, LEFT + (WIDTH - font.width(line, TITLE_SIZE)) / 2, TITLE_SIZE);
    }
    if (letter.documentNumber() != null) {
      String number = font.printable(letter.documentNumber());
      put(number, LEFT + (WIDTH - font.width(number, BODY_SIZE)) / 2, BODY_SIZE);
    }
    y -= BODY_SIZE;
  }

  private void body(String text) throws IOException {
    for (String line : new LetterLines(font, BODY_SIZE, WIDTH).of(text)) {
      if (y < BOTTOM) {
        begin(NEXT_PAGE_TOP);
      }
      put(line, LEFT, BODY_SIZE);
    }
  }

  private void put(String text, float x, float size) {
    pages.getLast().add(new Line(text, x, y, size));
    y -= size * LEADING;
  }

  /** With the letter's number, by which one that comes back is found. */
  private void footer(PostalLetter letter, int number) {
    String text =
        "信函编号 %s　第 %d 页，共 %d 页"
            .formatted(letter.id().toString().substring(0, 8), number, pages.size());
    pages.get(number - 1).add(new Line(text, LEFT, 15 * MM, SMALL_SIZE));
  }

  private void draw(List<Line> lines) throws IOException {
    var page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      content.beginText();
      float x = 0;
      float at = 0;
      for (Line line : lines) {
        content.setFont(font.font(), line.size());
        content.newLineAtOffset(line.x() - x, line.y() - at);
        content.showText(line.text());
        x = line.x();
        at = line.y();
      }
      content.endText();
    }
  }
}
