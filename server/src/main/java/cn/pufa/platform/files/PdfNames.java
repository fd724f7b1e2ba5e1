package cn.pufa.platform.files;

import java.util.function.Consumer;

/**
 * Finds the names (such as {@code /Launch}) in PDF bytes, also where they are spelt as {@code #4c}.
 */
final class PdfNames {

  /** No name that matters is longer. */
  private static final int LONGEST = 40;

  private static final String ENDS = "\0\t\n\f\r ()<>[]{}/%";

  private final Consumer<String> found;
  private final StringBuilder name = new StringBuilder();
  private boolean inside;

  PdfNames(Consumer<String> found) {
    this.found = found;
  }

  void take(byte next) {
    if (!inside) {
      inside = next == '/';
      return;
    }
    if (!isEnd(next)) {
      append((char) (next & 0xff));
      return;
    }
    finish();
    inside = next == '/';
  }

  static boolean isEnd(byte next) {
    return ENDS.indexOf(next) >= 0;
  }

  private void append(char letter) {
    if (name.length() == LONGEST) {
      finish();
      return;
    }
    name.append(letter);
    int hash = name.length() - 3;
    if (hash >= 0 && name.charAt(hash) == '#') {
      int high = Character.digit(name.charAt(hash + 1), 16);
      int low = Character.digit(letter, 16);
      if (high >= 0 && low >= 0) {
        name.setLength(hash);
        name.append((char) (high * 16 + low));
      }
    }
  }

  /** Tells the name that ends here, if there is one. */
  void finish() {
    if (inside && !name.isEmpty()) {
      found.accept(name.toString());
    }
    name.setLength(0);
    inside = false;
  }
}
