package cn.pufa.contact;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The typeface of letters, embedded in each document so far as it is used. A character it lacks,
 * such as a rare one of a name, is printed as 〓, by which a printer's reader knows to write it by
 * hand.
 */
final class LetterFont {

  private static final String FILE = "/letter-font/400Regular/NotoSansSC_400Regular.ttf";
  private static final String LACKING = "〓";
  private static final float EM = 1000;

  private final PDFont font;

  private LetterFont(PDFont font) {
    this.font = font;
  }

  static LetterFont embed(PDDocument document) throws IOException {
    try (InputStream file = LetterFont.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(
            "the jar was built without the typeface of letters: npm --prefix server/letter-font ci");
      }
      return new LetterFont(PDType0Font.load(document, file, true));
    }
  }

  PDFont font() {
    return font;
  }

  /** The text without what cannot be printed. */
  String printable(String text) {
    var printable = new StringBuilder();
    text.codePoints()
        .filter(point -> !Character.isISOControl(point))
        .mapToObj(Character::toString)
        .forEach(one -> printable.append(has(one) ? one : LACKING));
    return printable.toString();
  }

  private boolean has(String one) {
    try {
      font.encode(one);
      return true;
    } catch (IllegalArgumentException lacking) {
      return false;
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }

  /** In points. */
  float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / EM * size;
  }
}
