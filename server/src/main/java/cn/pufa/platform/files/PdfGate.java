package cn.pufa.platform.files;

import cn.pufa.platform.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Refuses a PDF that is locked, or may hold a script, a program or another file. It does not follow
 * the document's structure, which can be made to look different to every reader: it looks for the
 * names of such things in all bytes, and in all that is packed, and refuses what it cannot look
 * into.
 */
final class PdfGate {

  private static final Set<String> FORBIDDEN =
      Set.of("JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia");

  /**
   * Ways to pack a stream that this does not unpack, long and short, and what alters the result.
   */
  private static final Set<String> UNSEEN =
      Set.of(
          "ASCIIHexDecode",
          "AHx",
          "ASCII85Decode",
          "A85",
          "LZWDecode",
          "LZW",
          "RunLengthDecode",
          "RL",
          "Crypt",
          "DecodeParms",
          "DP");

  private static final int TAIL = 1024;
  private static final long UNPACKED = 256L * 1024 * 1024;

  /** A sound document's dictionaries together are not longer than it is. */
  private static final long REREAD = 2;

  private static final int STREAMS = 100_000;
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OBJECT = "obj".getBytes(StandardCharsets.US_ASCII);

  private final byte[] pdf;
  private final Inflater inflater = new Inflater();
  private final byte[] chunk = new byte[64 * 1024];
  private long unpacked;
  private long reread;
  private int streams;

  private PdfGate(byte[] pdf) {
    this.pdf = pdf;
  }

  static void require(byte[] pdf) {
    requireEnd(pdf);
    var gate = new PdfGate(pdf);
    try {
      gate.look();
    } finally {
      gate.inflater.end();
    }
  }

  /** Nothing but space after the last {@code %%EOF}: no other document rides along. */
  private static void requireEnd(byte[] pdf) {
    int from = Math.max(0, pdf.length - TAIL);
    String tail = new String(pdf, from, pdf.length - from, StandardCharsets.ISO_8859_1);
    int end = tail.lastIndexOf("%%EOF");
    if (end < 0 || !tail.substring(end + 5).isBlank()) {
      throw Problem.invalid("/file", "这个 PDF 不完整。请重新导出或扫描后再传。");
    }
  }

  private void look() {
    var names = new PdfNames(PdfGate::requireHarmless);
    for (int i = 0; i < pdf.length; i++) {
      names.take(pdf[i]);
      if (endsHere(i, OBJECT)) {
        requireOpen(i + 1);
      } else if (endsHere(i, STREAM)) {
        unpack(i + 1);
      }
    }
    names.finish();
  }

  private boolean endsHere(int at, byte[] word) {
    int from = at - word.length + 1;
    if (from < 0 || pdf[at] != word[word.length - 1]) {
      return false;
    }
    return Arrays.equals(pdf, from, at + 1, word, 0, word.length);
  }

  private static void requireHarmless(String name) {
    if (name.equals("Encrypt")) {
      throw Problem.invalid("/file", "这个 PDF 加了密码或限制。请去掉后再传。");
    }
    if (FORBIDDEN.contains(name)) {
      throw Problem.invalid("/file", "这个 PDF 里有脚本、程序或别的文件。请另存为普通 PDF 再传。");
    }
  }

  /**
   * A stream of objects must be packed in the one way that is looked into. Wherever an object could
   * begin is tried, since the document itself decides where it sends its reader.
   */
  private void requireOpen(int from) {
    PdfDictionary.Found dictionary = PdfDictionary.ofStream(pdf, from);
    reread += dictionary.length();
    Set<String> names = dictionary.names();
    boolean holdsObjects = names.contains("ObjStm") || names.contains("First");
    boolean isPlain =
        names.stream().noneMatch(UNSEEN::contains)
            && (!names.contains("Filter") || names.contains("FlateDecode"));
    if (holdsObjects && !isPlain || reread > REREAD * pdf.length) {
      throw cannotLookInto();
    }
  }

  private static Problem cannotLookInto() {
    return Problem.invalid("/file", "这个 PDF 的格式比较少见，无法检查。请另存为普通 PDF 再传。");
  }

  private void unpack(int afterWord) {
    int start = afterWord;
    while (start < pdf.length && (pdf[start] == '\r' || pdf[start] == '\n')) {
      start++;
    }
    if (!looksPacked(start)) {
      return;
    }
    if (++streams > STREAMS) {
      throw cannotLookInto();
    }
    inflater.reset();
    inflater.setInput(pdf, start, pdf.length - start);
    var names = new PdfNames(PdfGate::requireHarmless);
    try {
      for (int n = inflater.inflate(chunk); n > 0; n = inflater.inflate(chunk)) {
        unpacked += n;
        if (unpacked > UNPACKED) {
          throw Problem.invalid("/file", "这个 PDF 展开后太大。请降低扫描分辨率后再传。");
        }
        for (int i = 0; i < n; i++) {
          names.take(chunk[i]);
        }
      }
      names.finish();
    } catch (DataFormatException notPacked) {
      // Its bytes are looked at as they are.
    }
  }

  /** The two bytes that a packed stream begins with (RFC 1950). */
  private boolean looksPacked(int start) {
    if (start + 1 >= pdf.length) {
      return false;
    }
    int first = pdf[start] & 0xff;
    int second = pdf[start + 1] & 0xff;
    return (first & 0x0f) == 8 && (first * 256 + second) % 31 == 0;
  }
}
