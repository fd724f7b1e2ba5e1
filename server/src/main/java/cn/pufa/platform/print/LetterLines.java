package cn.pufa.platform.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks text into lines as Chinese is set: between any two characters, but never within a number
 * or a Latin word, and never before a closing mark, which hangs over the margin instead.
 */
public final class LetterLines {

  private static final Pattern PIECE = Pattern.compile("[\\p{Alnum}./:_@#%?&=+-]+|.");
  private static final String CLOSING = "，。；：？！、）》」』”’〉】％";

  private final LetterFont font;
  private final float size;
  private final float width;

  /**
   * @param size of the type, and {@code width} of a line, in points
   */
  public LetterLines(LetterFont font, float size, float width) {
    this.font = font;
    this.size = size;
    this.width = width;
  }

  public List<String> of(String text) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\\R", -1)) {
      lines.addAll(paragraph(font.printable(paragraph)));
    }
    return lines;
  }

  private List<String> paragraph(String text) throws IOException {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    float used = 0;
    for (String piece : pieces(text)) {
      float more = font.width(piece, size);
      boolean isFull = used + more > width && !line.isEmpty();
      if (isFull && !CLOSING.contains(piece)) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      line.append(piece);
      used += more;
    }
    lines.add(line.toString());
    return lines;
  }

  /** A word wider than the line is cut at any place. */
  private List<String> pieces(String text) throws IOException {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(text);
    while (matcher.find()) {
      String piece = matcher.group();
      if (font.width(piece, size) <= width) {
        pieces.add(piece);
      } else {
        piece.codePoints().mapToObj(Character::toString).forEach(pieces::add);
      }
    }
    return pieces;
  }
}
