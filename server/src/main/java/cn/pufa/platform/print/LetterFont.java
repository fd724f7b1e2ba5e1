package cn.pufa.platform.print;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The typeface of what is printed, embedded in each document so far as it is used. A character it
 * lacks, such as a rare one of a name, is printed in a letter as 〓, by which a printer's reader
 * knows to write it by hand; a certificate asks what it lacks, and is not printed.
 */
public final class LetterFont {

  private static final String FILE = "/letter-font/400Regular/NotoSansSC_400Regular.ttf";
  private static final String LACKING = "〓";
  private static final float EM = 1000;

  private final PDFont font;

  private LetterFont(PDFont font) {
    this.font = font;
  }

  public static LetterFont embed(PDDocument document) throws IOException {
    try (InputStream file = LetterFont.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(
            "the jar was built without the typeface of letters: npm --prefix server/letter-font ci");
      }
      return new LetterFont(PDType0Font.load(document, file, true));
    }
  }

  public PDFont font() {
    return font;
  }

  /** The text without what cannot be printed. */
  public String printable(String text) {
    var printable = new StringBuilder();
    text.codePoints()
        .filter(point -> !Character.isISOControl(point))
        .mapToObj(Character::toString)
        .forEach(one -> printable.append(has(one) ? one : LACKING));
    return printable.toString();
  }

  /** The characters that cannot be printed, each once; empty for none. */
  public String lacking(String text) {
    var lacking = new StringBuilder();
    text.codePoints()
        .distinct()
        .mapToObj(Character::toString)
        .filter(one -> !has(one))
        .forEach(lacking::append);
    return lacking.toString();
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
  public float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / EM * size;
  }
}
