package cn.pufa.certificate;

import cn.pufa.platform.http.Problem;
import cn.pufa.platform.print.LetterFont;
import cn.pufa.platform.print.LetterLines;
import cn.pufa.platform.print.SquareCodePrint;
import cn.pufa.platform.time.BusinessClock;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A certificate as a PDF of one A4 page on its side. A name with a character that the typeface
 * lacks is refused: a box in its place would make another person of its holder.
 */
final class CertificatePaper {

  private static final float WIDTH = PDRectangle.A4.getHeight();
  private static final float HEIGHT = PDRectangle.A4.getWidth();
  private static final float MIDDLE = WIDTH / 2;
  private static final float LEFT = 96;
  private static final float RIGHT = WIDTH - 96;
  private static final float TEXT_WIDTH = 430;
  private static final float CODE_SIDE = 132;
  private static final float CODE_LEFT = RIGHT - CODE_SIDE;
  private static final float CODE_BOTTOM = 214;

  private static final Color GREEN = new Color(0x0B6B4F);
  private static final Color INK = new Color(0x1A1F1C);
  private static final Color QUIET = new Color(0x55605A);

  private final Certificate certificate;
  private final String issuer;
  private final String address;
  private final LetterFont font;
  private final PDPageContentStream page;

  private CertificatePaper(
      Certificate certificate,
      String issuer,
      String address,
      LetterFont font,
      PDPageContentStream page) {
    this.certificate = certificate;
    this.issuer = issuer;
    this.address = address;
    this.font = font;
    this.page = page;
  }

  /**
   * @param address of the public page that tells its state; null for no square code
   */
  static byte[] pdf(Certificate certificate, String issuer, String address) {
    try (var document = new PDDocument()) {
      LetterFont font = LetterFont.embed(document);
      requirePrintable(font, certificate.name() + certificate.title());
      document.getDocumentInformation().setTitle("培训合格证书");
      document.getDocumentInformation().setAuthor(issuer);
      var sheet = new PDPage(new PDRectangle(WIDTH, HEIGHT));
      document.addPage(sheet);
      try (var page = new PDPageContentStream(document, sheet)) {
        new CertificatePaper(certificate, issuer, address, font, page).draw();
      }
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void requirePrintable(LetterFont font, String text) {
    String lacking = font.lacking(text);
    if (!lacking.isEmpty()) {
      throw Problem.conflict("字库里没有“%s”，证书印不出来，没有生成。请联系民政局，由工作人员处理。".formatted(lacking));
    }
  }

  private void draw() throws IOException {
    frame();
    head();
    body();
    facts();
    foot();
    if (address != null) {
      code();
    }
  }

  private void frame() throws IOException {
    page.setStrokingColor(GREEN);
    page.setLineWidth(1.6f);
    page.addRect(26, 26, WIDTH - 52, HEIGHT - 52);
    page.stroke();
    page.setLineWidth(0.5f);
    page.addRect(33, 33, WIDTH - 66, HEIGHT - 66);
    page.stroke();
  }

  private void head() throws IOException {
    centred(issuer, MIDDLE, 506, 15, 3, QUIET);
    centred("培训合格证书", MIDDLE, 440, 38, 12, GREEN);
    page.setStrokingColor(GREEN);
    page.setLineWidth(0.8f);
    page.moveTo(MIDDLE - 60, 420);
    page.lineTo(MIDDLE + 60, 420);
    page.stroke();
  }

  private void body() throws IOException {
    float size = certificate.name().length() > 12 ? 18 : 26;
    put(certificate.name(), LEFT, 362, size, INK);
    String text =
        "于%s通过“%s”，成绩合格，具备%s上岗所需的培训条件，发给本证书。"
            .formatted(
                Days.words(certificate.passedOn()),
                certificate.title(),
                certificate.qualification().title());
    float y = 322;
    for (String line : new LetterLines(font, 16, TEXT_WIDTH).of(text)) {
      put(line, LEFT, y, 16, INK);
      y -= 29;
    }
  }

  private void facts() throws IOException {
    fact("证书编号", CertificateNumber.printed(certificate.number()), 190);
    fact("资格", certificate.qualification().title(), 164);
    fact("有效期至", Days.words(certificate.validUntil()), 138);
  }

  private void fact(String label, String value, float y) throws IOException {
    put(label, LEFT, y, 12, QUIET);
    put(value, LEFT + 76, y, 14, INK);
  }

  private void foot() throws IOException {
    LocalDate issued = LocalDate.ofInstant(certificate.issuedAt(), BusinessClock.ZONE);
    put("证书是否有效，以核验结果为准。有效期内可能被撤销。", LEFT, 74, 10, QUIET);
    right(issuer, RIGHT, 94, 15, INK);
    right(Days.words(issued), RIGHT, 72, 13, INK);
  }

  private void code() throws IOException {
    SquareCodePrint.draw(page, address, CODE_LEFT, CODE_BOTTOM, CODE_SIDE);
    centred("扫码核验", CODE_LEFT + CODE_SIDE / 2, CODE_BOTTOM - 8, 12, 0, QUIET);
  }

  private void put(String text, float x, float y, float size, Color color) throws IOException {
    text(text, x, y, size, 0, color);
  }

  private void right(String text, float x, float y, float size, Color color) throws IOException {
    put(text, x - font.width(text, size), y, size, color);
  }

  private void centred(String text, float x, float y, float size, float spacing, Color color)
      throws IOException {
    float width = font.width(text, size) + spacing * (text.length() - 1);
    text(text, x - width / 2, y, size, spacing, color);
  }

  private void text(String text, float x, float y, float size, float spacing, Color color)
      throws IOException {
    page.beginText();
    page.setFont(font.font(), size);
    page.setCharacterSpacing(spacing);
    page.setNonStrokingColor(color);
    page.newLineAtOffset(x, y);
    page.showText(text);
    page.endText();
  }
}
