package cn.pufa.platform.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The dictionary at one place of a PDF, read with its texts and comments as a reader would. */
final class PdfDictionary {

  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final String SPACES = "\0\t\n\f\r ";

  private final byte[] pdf;
  private final Set<String> names = new HashSet<>();
  private int at;

  private PdfDictionary(byte[] pdf, int from) {
    this.pdf = pdf;
    this.at = from;
  }

  /**
   * @param length bytes that were read
   * @param names all names in it, none where there is no dictionary or no stream after it
   */
  record Found(int length, Set<String> names) {}

  static Found ofStream(byte[] pdf, int from) {
    var dictionary = new PdfDictionary(pdf, from);
    boolean isOfStream = dictionary.read();
    return new Found(dictionary.at - from, isOfStream ? dictionary.names : Set.of());
  }

  private boolean read() {
    skipSpace();
    if (!isPair('<')) {
      return false;
    }
    at += 2;
    for (int depth = 1; depth > 0; ) {
      if (at >= pdf.length) {
        return false;
      }
      if (isPair('<') || isPair('>')) {
        depth += pdf[at] == '<' ? 1 : -1;
        at += 2;
      } else {
        readOne();
      }
    }
    skipSpace();
    return at + STREAM.length <= pdf.length
        && Arrays.equals(pdf, at, at + STREAM.length, STREAM, 0, STREAM.length);
  }

  private void readOne() {
    switch (pdf[at]) {
      case '/' -> readName();
      case '(' -> skipText();
      case '<' -> skipUntil(">");
      case '%' -> skipUntil("\r\n");
      default -> at++;
    }
  }

  private void readName() {
    var name = new PdfNames(names::add);
    name.take(pdf[at++]);
    while (at < pdf.length && !PdfNames.isEnd(pdf[at])) {
      name.take(pdf[at++]);
    }
    name.finish();
  }

  private void skipText() {
    int depth = 0;
    do {
      switch (pdf[at]) {
        case '\\' -> at++;
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {}
      }
      at++;
    } while (depth > 0 && at < pdf.length);
  }

  private void skipUntil(String ends) {
    while (at < pdf.length && ends.indexOf(pdf[at]) < 0) {
      at++;
    }
    at++;
  }

  private void skipSpace() {
    while (at < pdf.length && (SPACES.indexOf(pdf[at]) >= 0 || pdf[at] == '%')) {
      if (pdf[at] == '%') {
        skipUntil("\r\n");
      } else {
        at++;
      }
    }
  }

  private boolean isPair(char bracket) {
    return at + 1 < pdf.length && pdf[at] == bracket && pdf[at + 1] == bracket;
  }
}
